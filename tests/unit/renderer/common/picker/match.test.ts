import { describe, expect, test } from 'vitest'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { Recent } from '#shared/state.ts'
import { buildIndex, rankWork } from '#renderer/common/picker/match.ts'
import { anAssignment, aWork } from '../../state/fixtures.ts'

const ASSIGNMENTS = [
  anAssignment('Northwind', 'Website Relaunch', ['Development', 'Design'], 'NW-24'),
  anAssignment('Café Société', 'Online Shop', ['Development', 'Design']),
  anAssignment('Müller & Søhne', 'Straße', ['Planning']),
  anAssignment('Acme', 'Developer Portal', ['Meetings'])
]

function found(query: string, recents: readonly Recent[] = [], assignments = ASSIGNMENTS) {
  return rankWork(buildIndex(assignments), query, recents, 50).map(
    ({ work }) => `${work.project.name} · ${work.task.name}`
  )
}

function recent(project: string, task: string, client: string): Recent {
  return { entryKey: 'h1', work: aWork(project, task, client), notes: '' }
}

describe('matching typed text with work', () => {
  test.each([
    ['client', 'northwind design', 'Website Relaunch · Design'],
    ['project', 'shop dev', 'Online Shop · Development'],
    ['code', 'nw-24 des', 'Website Relaunch · Design'],
    ['any order', 'design relaunch north', 'Website Relaunch · Design'],
    ['no accents', 'cafe societe design', 'Online Shop · Design'],
    ['accents that the name lacks', 'dévelopment online', 'Online Shop · Development'],
    ['letters spelled out', 'sohne strasse', 'Straße · Planning'],
    ['initials of the project', 'wr des', 'Website Relaunch · Design'],
    ['initials across client and project', 'csos dev', 'Online Shop · Development'],
    ['initials across project and task', 'osd devel', 'Online Shop · Development'],
    ['a part of a word', 'launch devel', 'Website Relaunch · Development']
  ])('work is found by %s', (_, query, first) => {
    expect(found(query)[0]).toBe(first)
  })

  test.each([
    ['mueller planning', ['Straße · Planning']],
    ['müller', ['Straße · Planning']],
    ['c#', ['C# Portal · Design']],
    ['c++', ['C++ Portal · Design']],
    ['#', ['C# Portal · Design']],
    ['--', []],
    ['%', []]
  ])('the text %j finds %j', (query, names) => {
    const withSymbols = [
      ...ASSIGNMENTS,
      anAssignment('Acme', 'C# Portal', ['Design']),
      anAssignment('Acme', 'C++ Portal', ['Design'])
    ]
    expect(found(query, [], withSymbols)).toEqual(names)
  })

  test('work that does not match every word is left out', () => {
    expect(found('design meetings')).toEqual([])
  })

  test('a match at the start of a word ranks before one inside a word', () => {
    expect(found('port')).toEqual(['Developer Portal · Meetings'])
    expect(found('dev')[0]).not.toBe('Online Shop · Design')
  })

  test('all work is listed by client, project and task when nothing is typed', () => {
    expect(found('')).toEqual([
      'Developer Portal · Meetings',
      'Online Shop · Design',
      'Online Shop · Development',
      'Straße · Planning',
      'Website Relaunch · Design',
      'Website Relaunch · Development'
    ])
  })

  test('recent work is listed first, the latest on top', () => {
    const recents = [
      recent('Website Relaunch', 'Development', 'Northwind'),
      recent('Online Shop', 'Design', 'Café Société')
    ]
    expect(found('', recents).slice(0, 2)).toEqual([
      'Website Relaunch · Development',
      'Online Shop · Design'
    ])
  })

  test('recent work ranks first among equal matches', () => {
    expect(found('design')[0]).toBe('Online Shop · Design')
    const recents = [recent('Website Relaunch', 'Design', 'Northwind')]
    expect(found('design', recents)[0]).toBe('Website Relaunch · Design')
  })

  test('the name of a project alone finds the task last used in it', () => {
    expect(found('website')[0]).toBe('Website Relaunch · Design')
    const recents = [
      recent('Online Shop', 'Design', 'Café Société'),
      recent('Website Relaunch', 'Development', 'Northwind')
    ]
    expect(found('website', recents)[0]).toBe('Website Relaunch · Development')
  })

  test('recent work is listed only while it is assigned', () => {
    expect(found('', [recent('Gone', 'Design', 'Old')])).not.toContain('Gone · Design')
  })

  test('the best few of 5,000 assignments are listed, and all can be found by name', () => {
    const many: ProjectAssignment[] = Array.from({ length: 5_000 }, (_, i) =>
      anAssignment(`Client ${i % 400}`, `Project number ${i}`, ['Development', 'Design'])
    )
    const index = buildIndex(many)
    const matches = rankWork(index, 'number 4711 des', [], 50)
    expect(matches.map(({ work }) => work.project.name)).toEqual(['Project number 4711'])
    expect(rankWork(index, 'p', [], 50)).toEqual(rankWork(index, 'p', [], 400).slice(0, 50))
  })
})
