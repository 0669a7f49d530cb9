import { sumHours, type Hundredths } from '#shared/hours.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { sumAt, sumOf, type Timesheet } from '#shared/timesheet.ts'

export interface PictureProject {
  readonly id: number
  readonly name: string
  /** For each day of the week, in order. */
  readonly hours: readonly Hundredths[]
  readonly total: Hundredths
}

/** A part of a day's bar, from `from` to `to` hundredths above the ground; negative hours hang below it. */
export interface PicturePart {
  readonly projectId: number
  readonly day: number
  readonly from: Hundredths
  readonly to: Hundredths
}

/** Hours of a week by project and day: the numbers behind the picture, and the bars made of them. */
export interface WeekPicture {
  readonly dates: readonly SpentDate[]
  /** The largest first, so that its part stands on the ground in every bar. */
  readonly projects: readonly PictureProject[]
  readonly parts: readonly PicturePart[]
  readonly days: readonly Hundredths[]
  readonly total: Hundredths
}

/** The picture of a week at a moment (epoch milliseconds); every hour of the week is in exactly one part. */
export function pictureOf(week: Timesheet, now: number): WeekPicture {
  const dates = week.days.map(({ spentDate }) => spentDate)
  const entries = week.days.flatMap((day) => day.entries)
  const projects = [...Map.groupBy(entries, (entry) => entry.project.id)]
    .map(([id, ofProject]) => {
      const hours = dates.map((date) =>
        sumAt(sumOf(ofProject.filter(({ spentDate }) => spentDate === date)), now)
      )
      return { id, name: ofProject[0]?.project.name ?? '', hours, total: sumHours(hours) }
    })
    .toSorted((a, b) => b.total - a.total || a.id - b.id)
  const days = dates.map((_, day) => sumHours(projects.map(({ hours }) => hours[day] ?? 0)))
  const parts = dates.flatMap((_, day) => stack(projects, day))
  return { dates, projects, parts, days, total: sumHours(days) }
}

function stack(projects: readonly PictureProject[], day: number): readonly PicturePart[] {
  const parts: PicturePart[] = []
  let [top, bottom] = [0, 0]
  for (const { id, hours } of projects) {
    const length = hours[day] ?? 0
    if (length > 0) parts.push({ projectId: id, day, from: top, to: (top += length) })
    if (length < 0) parts.push({ projectId: id, day, to: bottom, from: (bottom += length) })
  }
  return parts
}
