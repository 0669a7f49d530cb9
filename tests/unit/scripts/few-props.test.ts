import { ESLint, type Linter } from 'eslint'
import ts from 'typescript-eslint'
import { beforeAll, expect, it } from 'vitest'

const eslint = new ESLint({ overrideConfig: ts.configs.disableTypeChecked as Linter.Config })
const FOLDER = 'src/renderer/timesheet'

async function reported(count: number, filePath = `${FOLDER}/Planted.svelte`): Promise<number> {
  const names = Array.from({ length: count }, (_, index) => `prop${index}`).join(', ')
  const code = `<script lang="ts">\n  let { ${names} }: Record<string, string> = $props()\n</script>\n`
  const results = await eslint.lintText(code, { filePath })
  const messages = results.flatMap((each) => each.messages)
  expect(messages.filter((each) => each.fatal)).toEqual([])
  return messages.filter(({ ruleId }) => ruleId === 'gleaner/few-props').length
}

beforeAll(() => reported(0), 60_000)

it('the lint rule accepts a component with eight props', async () => {
  expect(await reported(8)).toBe(0)
})

it('the lint rule reports a component with nine props', async () => {
  expect(await reported(9)).toBe(1)
})

it.each(['src/renderer/ui/Planted.svelte', 'src/renderer/common/picker/Planted.svelte'])(
  'the lint rule accepts many props in %s',
  async (filePath) => expect(await reported(9, filePath)).toBe(0)
)

it('the lint rule accepts the many props of the entry form', async () => {
  expect(await reported(13, `${FOLDER}/day/EntryForm.svelte`)).toBe(0)
})
