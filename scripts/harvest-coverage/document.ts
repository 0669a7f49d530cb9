import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { page } from './page.ts'
import type { PageLine, Proof } from './page/section.ts'
import { titlesOf, type TestTitle } from './titles.ts'

const SPECS = 'tests'

/** The document from the page and the specs as they are in `root`. Throws for a spec, title or file that is not there. */
export async function coverageDocument(root: string): Promise<string> {
  const titles = new Map<string, readonly TestTitle[]>()

  function titlesIn(file: string): readonly TestTitle[] {
    const path = join(root, SPECS, file)
    if (!existsSync(path)) throw new Error(`There is no spec ${SPECS}/${file}.`)
    const known = titles.get(file) ?? titlesOf(path)
    titles.set(file, known)
    return known
  }

  function proofText([file, title]: Proof): string {
    const found = titlesIn(file).filter((test) => test.title === title)
    if (found.length === 0) throw new Error(`${SPECS}/${file} has no test called "${title}".`)
    const paths = [...new Set(found.map(({ path }) => path.join(' › ')))]
    const where = found[0]?.path.length ? `${paths.join(' / ')} › ` : ''
    return cell(`${where}**${title}** ([${file.split('/').at(-1)}](../${SPECS}/${file}))`)
  }

  function lineText({ line, proofs, app, where }: PageLine): string {
    for (const file of where ?? [])
      if (!existsSync(join(root, file))) throw new Error(`There is no file ${file}.`)
    const files = (where ?? []).map((file) => `[${file.split('/').at(-1)}](../${file})`)
    const shown = [app, files.join(', ')].filter((part) => part !== '').join(' ')
    return `| ${cell(line)} | ${proofs.map(proofText).join('<br>')} | ${cell(shown)} |`
  }

  const sections = page.flatMap(({ heading, lines }) => [
    `## ${heading}`,
    '',
    '| The page | Proven by | In the app |',
    '| --- | --- | --- |',
    ...lines.map(lineText),
    ''
  ])
  const file = join(root, 'docs/harvest-coverage.md')
  const style = await resolveConfig(file)
  return format([...INTRODUCTION, ...sections].join('\n'), { ...style, filepath: file })
}

const INTRODUCTION = [
  '<!-- Made by `npm run coverage:harvest`; change scripts/harvest-coverage/page or the specs instead. -->',
  '',
  '# The Time Entries page, line by line',
  '',
  'This page lists every attribute, parameter, endpoint, permission and error of Harvest’s Time Entries page, with',
  'the tests of the client or the sandbox that prove it, and where the user finds it. A test with a `/` in its path',
  'runs in each of the named accounts. `npm run check` fails if this page is outdated or names a missing test.',
  ''
]

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
