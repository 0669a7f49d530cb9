import type { SpentDate } from './time/spent-date.ts'

/** An item of one of Harvest's lists that Gleaner cannot read. The rest of the list is read without it. */
export interface Unreadable {
  readonly kind: 'entry' | 'person' | 'assignment'
  /** Its Harvest id; null if the id cannot be read either. */
  readonly id: number | null
  /** Client, project and task of an entry, the name of a person: as far as they can be read. */
  readonly names: readonly string[]
  /** The date of an entry; null if it cannot be read. */
  readonly spentDate: SpentDate | null
  /** The attribute that cannot be read, by its name in Harvest's API: `timer_started_at`. */
  readonly attribute: string
  /** `empty` if the attribute is null or missing, `wrong` if its value makes no sense. */
  readonly problem: 'empty' | 'wrong'
}

/** An unreadable item as windows show it. */
export interface LeftOut extends Unreadable {
  /** True if Gleaner still shows the last version that it could read. */
  readonly isShown: boolean
}
