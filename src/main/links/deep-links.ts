import type { BlindCommands } from '#main/commands/blind-commands.ts'
import type { DialogsPort, Logger } from '#main/platform/ports.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { DeepLink } from '#shared/deep-link.ts'
import { parseDeepLink } from '#shared/deep-link.ts'
import type { Quoted } from '#shared/foreign-text.ts'
import type { ShownFor } from '#shared/ipc.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork } from '#shared/project-assignment.ts'
import type { AppState } from '#shared/state.ts'

const DO_IT = 0
const CANCEL = 1

export interface DeepLinksOptions {
  readonly dialogs: Pick<DialogsPort, 'ask'>
  readonly logger: Logger
  readonly messages: Messages
  readonly state: () => AppState
  readonly currentAccount: () => LiveAccount | null
  readonly blind: Pick<BlindCommands, 'toggle' | 'stop' | 'continueEntry' | 'refresh'>
  /** Shows the target of a link in the timesheet. `null` is passed if no account is open. */
  readonly show: (target: Pick<ShownFor, 'date' | 'entryKey'> | null) => void
}

/** The `gleaner:` addresses that other programs open. */
export interface DeepLinks {
  /**
   * Runs the command of an address. A link that only shows something is followed at once; for any other one the user
   * has to agree. While a question is open, all other addresses are dropped, because a page may open hundreds.
   */
  open(address: string): Promise<void>
}

/** Creates the handler of `gleaner:` addresses. */
export function createDeepLinks(options: DeepLinksOptions): DeepLinks {
  const { dialogs, logger, messages, state, currentAccount, blind, show } = options
  let isAsking = false

  async function open(address: string): Promise<void> {
    const link = parseDeepLink(address)
    logger.info('a link was opened', { kind: link?.kind ?? 'unreadable' })
    if (isAsking) return
    isAsking = true
    try {
      await (link ? follow(link) : refuse(messages.tray.link.refused.unreadable))
    } finally {
      isAsking = false
    }
  }

  async function follow(link: DeepLink): Promise<void> {
    const opened = currentAccount()
    if (!opened) return show(null)
    switch (link.kind) {
      case 'week':
        return show({ date: link.date ?? state().today.spentDate })
      case 'entry':
        return showEntry(link.id, opened)
      case 'stop':
        return stop()
      case 'toggle':
        return toggle()
      case 'start':
        return start(link, opened)
      default:
        assertNever(link)
    }
  }

  async function showEntry(id: number, { entries }: LiveAccount): Promise<void> {
    const entry = entries().find((each) => each.id === id)
    const { noEntry, noEntryDetail } = messages.tray.link.refused
    if (entry) show({ date: entry.spentDate, entryKey: entry.key })
    else await refuse(noEntry, noEntryDetail)
  }

  /** Asks about the timer that runs now, and stops only that timer. */
  async function stop(): Promise<void> {
    const seen = state().running
    if (!(await blind.refresh())) return
    const { running } = state()
    if (!running) return seen ? blind.stop(seen.key) : undefined
    const { stop: question, stopHidden, stopButton } = messages.tray.link
    const message = isDiscreet() ? stopHidden : question({ work: nameOf(running) })
    if (await agrees(message, [], stopButton)) blind.stop(running.key)
  }

  async function toggle(): Promise<void> {
    if (!(await blind.refresh())) return
    await (state().running ? stop() : continueLast())
  }

  async function continueLast(): Promise<void> {
    const opened = currentAccount()
    const last = opened?.timer.last()
    if (!opened || !last) return show({})
    const { client, project, task } = last
    const work = { projectId: project.id, taskId: task.id }
    const known = opened.assignments()
    // `toggle` fails, notifies the user and lets them choose
    if (known.length > 0 && !findWork(known, work)) return blind.toggle()
    if (await agreesToStart({ client, project, task }, last.notes))
      blind.continueEntry({ ...work, entryKey: last.key })
  }

  async function start(
    { project, task, notes }: Extract<DeepLink, { kind: 'start' }>,
    { assignments, timer }: LiveAccount
  ): Promise<void> {
    const work = findLinkedWork(assignments(), project, task, state())
    const { noWork, noWorkDetail } = messages.tray.link.refused
    if (!work) {
      const names = { project: quoted(project), task: task === '' ? null : quoted(task) }
      return refuse(noWork, isDiscreet() ? undefined : noWorkDetail(names))
    }
    const ids = { projectId: work.project.id, taskId: work.task.id }
    if (await agreesToStart(work, notes)) timer.start({ ...ids, notes })
  }

  function agreesToStart(work: NamedWork, notes: string): Promise<boolean> {
    const { link } = messages.tray
    const { running } = state()
    if (isDiscreet())
      return agrees(link.startHidden, running ? [link.stopsHidden] : [], link.startButton)
    const details = [
      ...(notes === '' ? [] : [link.notes({ notes: quoted(notes) })]),
      ...(running ? [link.stops({ work: nameOf(running) })] : [])
    ]
    return agrees(link.start({ work: nameOf(work) }), details, link.startButton)
  }

  async function agrees(
    message: string,
    details: readonly string[],
    button: string
  ): Promise<boolean> {
    const { tray, common } = messages
    const { detail, hidden } = tray.link
    const lines = [...details, ...(isDiscreet() ? [hidden] : []), detail]
    const answer = await dialogs.ask({
      message,
      detail: lines.join('\n'),
      buttons: [button, common.cancel],
      cancelButton: CANCEL
    })
    return answer.button === DO_IT
  }

  async function refuse(
    message: string,
    detail = messages.tray.link.refused.unreadableDetail
  ): Promise<void> {
    await dialogs.ask({ message, detail, buttons: [messages.tray.link.ok], cancelButton: DO_IT })
  }

  const isDiscreet = (): boolean => state().settings.discreet
  const quoted = (text: string): Quoted => messages.common.quoted({ text })
  const nameOf = ({ project, task }: NamedWork): Quoted =>
    quoted(messages.common.work({ project: project.name, task: task.name }))

  return { open }
}

/**
 * Finds the work of an address. Project and task are ids or names, a project may also be given by its code. Without a
 * task it is the last task of the project, or its only one. Returns null if nothing or more than one thing fits.
 */
export function findLinkedWork(
  assignments: readonly ProjectAssignment[],
  project: string,
  task: string,
  { recents }: Pick<AppState, 'recents'>
): NamedWork | null {
  const projects = assignments.filter(
    (each) => isNamed(each.project, project) || sameText(each.project.code ?? '', project)
  )
  const [assignment] = projects
  if (!assignment || projects.length > 1) return null
  const { client, project: found, taskAssignments } = assignment
  const tasks = taskAssignments.map((each) => each.task)
  const lately = recents.find(({ work }) => work.project.id === found.id)?.work.task.id
  const last = tasks.filter(({ id }) => id === lately)
  const meant =
    task === '' ? (last.length === 1 ? last : tasks) : tasks.filter((each) => isNamed(each, task))
  const [only] = meant
  return only && meant.length === 1 ? { client, project: found, task: only } : null
}

function isNamed({ id, name }: { readonly id: number; readonly name: string }, text: string) {
  return String(id) === text || sameText(name, text)
}

function sameText(one: string, other: string): boolean {
  const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  return one !== '' && folded(one) === folded(other)
}
