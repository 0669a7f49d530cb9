import type { ExternalReference } from '#shared/time-entry.ts'

type Parts = Pick<ExternalReference, 'id' | 'groupId'> & { readonly accountId?: string }

interface Tracker {
  readonly host: RegExp
  read(url: URL, path: readonly string[]): Parts | null
}

/** The address formats of the issue trackers that Harvest links to. */
const TRACKERS: readonly Tracker[] = [
  { host: /^github\.com$/, read: (_, path) => readGitHub(path) },
  { host: /(^|\.)gitlab\./, read: (_, path) => readGitLab(path) },
  { host: /\.atlassian\.net$/, read: readJira },
  {
    host: /^linear\.app$/,
    read: (_, [account, kind, id]) => (kind === 'issue' && account ? parts(id, account) : null)
  },
  { host: /^trello\.com$/, read: (_, [kind, id]) => (kind === 'c' ? parts(id, null) : null) },
  { host: /^app\.asana\.com$/, read: (_, path) => readAsana(path) },
  { host: /^3\.basecamp\.com$/, read: (_, path) => readBasecamp(path) }
]

/**
 * Returns the issue of a pasted address as Harvest stores it (id, project, workspace, address), or
 * null for anything else. Supports GitHub, GitLab, Jira, Linear, Trello, Asana and Basecamp, https
 * only. Drops the query and the fragment unless they identify the issue. Never throws.
 */
export function parseIssueAddress(text: string): ExternalReference | null {
  const url = URL.parse(text.trim())
  if (!url || url.protocol !== 'https:' || url.username !== '' || url.port !== '') return null
  const tracker = TRACKERS.find(({ host }) => host.test(url.hostname))
  const path = url.pathname.split('/').filter(Boolean)
  const found = tracker?.read(url, path)
  if (!found) return null
  return {
    id: found.id,
    groupId: found.groupId,
    accountId: found.accountId ?? null,
    permalink: permalinkOf(url),
    service: url.hostname,
    serviceIconUrl: null
  }
}

function readGitHub([owner, project, kind, id]: readonly string[]): Parts | null {
  if (!owner || !project || (kind !== 'issues' && kind !== 'pull')) return null
  return /^\d+$/.test(id ?? '') ? parts(id, `${owner}/${project}`) : null
}

/* group/subgroup/project/-/issues/12 */
function readGitLab(path: readonly string[]): Parts | null {
  const dash = path.indexOf('-')
  const [kind, id] = path.slice(dash + 1)
  if (dash < 2 || !['issues', 'merge_requests', 'work_items'].includes(kind ?? '')) return null
  return /^\d+$/.test(id ?? '') ? parts(id, path.slice(0, dash).join('/')) : null
}

function readJira(url: URL, [kind, last]: readonly string[]): Parts | null {
  const id = kind === 'browse' ? last : url.searchParams.get('selectedIssue')
  return /^[A-Z][A-Z0-9_]*-\d+$/.test(id ?? '') ? parts(id, (id ?? '').split('-')[0] ?? null) : null
}

/* /0/PROJECT/TASK, and the newer /1/WORKSPACE/project/PROJECT/task/TASK */
function readAsana(path: readonly string[]): Parts | null {
  const [version, first, second] = path
  if (version === '0') return /^\d+$/.test(second ?? '') ? parts(second, first ?? null) : null
  const task = path[path.indexOf('task') + 1]
  if (version !== '1' || !path.includes('task') || !/^\d+$/.test(task ?? '')) return null
  const project = path.includes('project') ? path[path.indexOf('project') + 1] : undefined
  return parts(task, project ?? null)
}

/* /ACCOUNT/buckets/PROJECT/todos/ID */
function readBasecamp([account, buckets, project, , id]: readonly string[]): Parts | null {
  if (buckets !== 'buckets' || !account || !project || !/^\d+$/.test(id ?? '')) return null
  return { id: id ?? '', groupId: project, accountId: account }
}

function parts(id: string | null | undefined, groupId: string | null): Parts | null {
  return id ? { id, groupId } : null
}

/** Jira's boards have the issue in the query. Elsewhere the path is the address. */
function permalinkOf(url: URL): string {
  const issue = url.searchParams.get('selectedIssue')
  if (issue !== null) return `${url.origin}/browse/${issue}`
  return url.origin + url.pathname
}
