import { sumHours, type Hundredths } from '#shared/hours.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { sumAt, sumOf, type Timesheet } from '#shared/timesheet.ts'

/** The hours of a project in the week. */
export interface PictureProject {
  readonly id: number
  readonly name: string
  /** The hours of each day of the week, in order. */
  readonly hours: readonly Hundredths[]
  readonly total: Hundredths
}

/** A part of a bar, from `from` to `to` in hundredths of an hour. Negative hours are below zero. */
export interface PicturePart {
  readonly projectId: number
  readonly day: number
  readonly from: Hundredths
  readonly to: Hundredths
}

/** The hours of a week by project and day, and the bars that show them. */
export interface WeekPicture {
  readonly dates: readonly SpentDate[]
  /** Sorted by total, so that the largest project is at the bottom of every bar. */
  readonly projects: readonly PictureProject[]
  readonly parts: readonly PicturePart[]
  readonly days: readonly Hundredths[]
  readonly total: Hundredths
}

/** Returns the picture of a week at an instant (epoch milliseconds). The parts contain every hour of the week once. */
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
