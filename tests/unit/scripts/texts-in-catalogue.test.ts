import { ESLint, type Linter } from 'eslint'
import ts from 'typescript-eslint'
import { beforeAll, describe, expect, it } from 'vitest'

const eslint = new ESLint({ overrideConfig: ts.configs.disableTypeChecked as Linter.Config })

async function loose(filePath: string, code: string): Promise<readonly string[]> {
  const results = await eslint.lintText(code, { filePath })
  const fatal = results.flatMap(({ messages }) => messages.filter((each) => each.fatal))
  expect(fatal).toEqual([])
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ ruleId }) => ruleId === 'gleaner/texts-in-catalogue')
    .map(({ message }) => message.replace(/^.*?: /, ''))
}

const inMarkup = (code: string) => loose('src/renderer/popover/Planted.svelte', code)
const inMain = (code: string) => loose('src/main/planted.ts', code)

beforeAll(async () => {
  await Promise.all([inMarkup(''), inMain('')])
}, 60_000)

describe('texts outside the catalogue', () => {
  it.each([
    ['<p>Nothing here</p>', 'Nothing here'],
    ['<button>Save</button>', 'Save'],
    ['<h1>{isNew ? "New" : heading}</h1>', 'New'],
    ['{#if isNew}{`Entry ${id}`}{/if}', 'Entry  …'],
    ['<button aria-label="Close"></button>', 'Close'],
    ['<img alt={name || "Picture"} />', 'Picture'],
    ['<Notice title="Saved" />', 'Saved'],
    ['<Notice title={"Saved for later"} />', 'Saved for later'],
    ['<input placeholder="{count} hours" />', 'hours'],
    ['<script>\ndocument.title = "Week"\n</script>', 'Week']
  ])('a text is found in the markup %s', async (code, text) => {
    expect(await inMarkup(code)).toEqual([text])
  })

  it.each([
    ['export const item = { label: "Stop" }', 'Stop'],
    ['dialogs.ask({ message: `Stop ${work}?` })', 'Stop  … ?'],
    ['new Notification({ title: "Timer stopped" })', 'Timer stopped'],
    ['dialogs.fatal("Gleaner cannot start")', 'Gleaner cannot start'],
    ['tray.setToolTip(`Today ${hours}`)', 'Today  …']
  ])('a text is found in the main process, in %s', async (code, text) => {
    expect(await inMain(code)).toEqual([text])
  })
})

describe('code without texts', () => {
  it.each([
    '<p>{popover.title} · {hours} → 1:30</p>',
    '<Kbd keys="Esc" /><b>Gleaner</b>',
    '<input type="radio" name="theme" class="wide" title={settings.theme} />',
    '<p>{formats.day(date, "long")}{kind === "running" ? "" : " – "}</p>',
    '<style>p { content: "Nothing here" }</style>'
  ])('the markup %s contains no text', async (code) => {
    expect(await inMarkup(code)).toEqual([])
  })

  it.each([
    'throw new Error("The window has no state yet")',
    'logger.error("Start failed", error)',
    'database.exec("SELECT kind FROM identity")',
    'export const zones = { "Cape Verde Is.": "Atlantic/Cape_Verde" }'
  ])('the main process contains no text in %s', async (code) => {
    expect(await inMain(code)).toEqual([])
  })
})
