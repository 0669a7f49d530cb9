import { MINUTE } from '#shared/durations.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { QuestionKind } from '#shared/quick-entry/pieces.ts'
import type { AppState, Undoable } from '#shared/state.ts'
import { hoursBetweenTimes } from '#shared/time/typed-times.ts'
import type { Formats } from '#renderer/window/formats.svelte.ts'
import { undoQuestion } from '#renderer/window/undo-question.ts'
import type { Offer } from './suggestions.ts'
import type { Moment, Understood } from './understand.ts'

/** A recognised part of the line, as shown under it. */
export interface ChipText {
  readonly kind: 'time' | 'day' | 'reference' | 'notes'
  readonly label: string
  readonly text: string
}

export interface PaletteFormats {
  readonly messages: Messages
  readonly formats: Formats
  readonly now: number
  /** The step that the command `undo` undoes. */
  readonly step?: Undoable | undefined
}

const ABOUT_DAYS: readonly QuestionKind[] = ['which-day', 'day-or-word', 'day-or-month']

/**
 * Returns the recognised parts except the work, in the order of a sentence. Leaves out what an open
 * question is about: its words, and the day or the time that its answer decides.
 */
export function chipsOf(understood: Understood, wording: PaletteFormats): readonly ChipText[] {
  const { chip } = wording.messages.palette
  const { moment, reference, questions } = understood
  const chips: ChipText[] = []
  const isDayOpen = questions.some(({ kind }) => ABOUT_DAYS.includes(kind))
  const isTimeOpen = questions.some(({ kind }) => !ABOUT_DAYS.includes(kind))
  const isTimer = moment.kind !== 'finished'
  const time = isTimeOpen || (isDayOpen && isTimer) ? null : timeText(moment, wording)
  if (time !== null) chips.push({ kind: 'time', label: chip.time, text: time })
  if (!isTimer && !isDayOpen) {
    chips.push({
      kind: 'day',
      label: chip.day,
      text: wording.formats.dayInAnyYear(moment.spentDate)
    })
  }
  if (reference) {
    const text = chip.referenceAt({ id: reference.id, service: reference.service ?? '' })
    chips.push({ kind: 'reference', label: chip.reference, text })
  }
  const notes = withoutAsked(understood)
  if (notes !== '') chips.push({ kind: 'notes', label: chip.notes, text: notes })
  return chips
}

/** Returns the notes without the words of open questions. */
function withoutAsked({ notes, questions }: Understood): string {
  return questions
    .reduce((text, question) => text.replace(question.text, ' '), notes)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function timeText(moment: Moment, { messages, formats, now }: PaletteFormats): string | null {
  const { chip } = messages.palette
  if (moment.kind === 'timer') {
    const { startedAt } = moment
    if (startedAt === null) return chip.now
    const count = Math.round((now - startedAt) / MINUTE)
    return chip.ago({ count, time: formats.timeOfDay(startedAt) })
  }
  if (moment.kind !== 'finished') return null
  if (moment.time.kind === 'hours') return formats.hours(moment.time.hours)
  const { startedTime, endedTime } = moment.time
  return chip.range({
    from: formats.clockTime(startedTime),
    to: formats.clockTime(endedTime),
    hours: formats.hours(hoursBetweenTimes(startedTime, endedTime))
  })
}

/** Returns the text of a suggestion. `work` is set if the project's colour replaces the icon. */
export function lineText(
  offer: Offer,
  wording: PaletteFormats
): { readonly text: string; readonly detail: string; readonly work: NamedWork | null } {
  const text = offerText(offer, wording)
  switch (offer.kind) {
    case 'choose':
      return { text, detail: offer.work.client.name, work: offer.work }
    case 'continue': {
      const { work, notes } = offer.recent
      return { text, detail: notes || work.client.name, work }
    }
    case 'change':
      return { text, detail: offer.entry.notes, work: null }
    default:
      return { text, detail: '', work: null }
  }
}

function offerText(offer: Offer, wording: PaletteFormats): string {
  const { messages, formats } = wording
  const { palette } = messages
  switch (offer.kind) {
    case 'save':
      return saveText(offer.understood, offer.work, wording)
    case 'choose':
      return nameOf(offer.work, messages)
    case 'answer':
      return answerText(offer.answer, wording)
    case 'command':
      return offer.command === 'undo' && wording.step?.isOld
        ? undoQuestion(wording.step, {
            messages,
            now: wording.now,
            dayOf: (at) => formats.stepDay(at, wording.now)
          })
        : palette.command({ command: offer.command })
    case 'continue':
      return palette.continueWork({ work: nameOf(offer.recent.work, messages) })
    case 'change': {
      const sign = offer.hours > 0 ? '+' : '−'
      const change = `${sign}${formats.hours(Math.abs(offer.hours))}`
      return palette.moreTime({ change, work: nameOf(offer.entry, messages) })
    }
  }
}

function saveText(understood: Understood, named: NamedWork, wording: PaletteFormats): string {
  const { messages, formats } = wording
  const work = nameOf(named, messages)
  const { moment } = understood
  if (moment.kind !== 'finished') return messages.palette.startTimer({ work })
  const { time } = moment
  const hours =
    time.kind === 'hours' ? time.hours : hoursBetweenTimes(time.startedTime, time.endedTime)
  return messages.palette.addEntry({ hours: formats.hours(hours), work })
}

function answerText(answer: string, { messages, formats }: PaletteFormats): string {
  const { palette } = messages
  if (isSpentDate(answer)) return formats.longDay(answer)
  if (answer.startsWith('\\'))
    return palette.answerWord({ word: answer.replaceAll(/(^| )\\/g, '$1') })
  if (answer.startsWith('"')) return palette.answerNotes({ words: answer.slice(1, -1) })
  return answer
}

/** Returns the question above the list, or null. */
export function leadOf(
  state: AppState,
  understood: Understood | null,
  isChange: boolean,
  messages: Messages
): string | null {
  const { palette } = messages
  if (isChange) {
    if (state.running) return null
    return state.today.entries.length > 0 ? palette.nothingRuns : palette.noEntryToday
  }
  if (!understood) return null
  const { work, questions, moment } = understood
  const [question] = questions
  if (question) return palette.question(question)
  if (work.kind === 'several') return palette.whichWork
  if (work.kind === 'none') return palette.nothingFits
  if (moment.kind === 'needs-hours') return palette.needsHours
  return moment.kind === 'needs-times' ? palette.needsTimes : null
}

export function nameOf({ project, task }: NamedWork, { common }: Messages): string {
  return common.work({ project: project.name, task: task.name })
}
