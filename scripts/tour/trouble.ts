import type { Act } from './acts.ts'

/** An account without entries. */
export const newAccount: Act = {
  name: 'new-account',
  account: { empty: true },
  scenes: [
    { name: 'popover-empty', play: async (actor) => (await actor.popover()).page },
    { name: 'timesheet-empty', play: async (actor) => (await actor.timesheet()).page }
  ]
}

/** A day with many entries. */
export const fullDay: Act = {
  name: 'full-day',
  prepare(harvest) {
    for (let index = 1; index <= 60; index += 1) {
      const work = (['design', 'research', 'meetings'] as const)[index % 3] ?? 'design'
      harvest.book({ work, notes: `Ticket ${1000 + index}: answer and follow up`, hours: 0.1 })
    }
  },
  scenes: [
    { name: 'popover-60-entries', play: async (actor) => (await actor.popover()).page },
    { name: 'timesheet-60-entries', play: async (actor) => (await actor.timesheet()).page }
  ]
}

/** No network, a refused change, and a token that is no longer valid. */
export const trouble: Act = {
  name: 'trouble',
  prepare: (harvest) => void harvest.startedAgo(52, { notes: 'Sketches for the poster' }),
  scenes: [
    {
      name: 'popover-offline',
      async play(actor) {
        const popover = await actor.popover()
        await actor.harvest.goOffline()
        await popover.changeNotes('Sketches for the poster, second round')
        await popover.status.filter({ hasText: 'Offline' }).waitFor()
        return popover.page
      }
    },
    {
      name: 'popover-refused',
      async play(actor) {
        actor.harvest.closeTime()
        await actor.harvest.goOnline()
        const popover = await actor.popover()
        await popover.status.filter({ hasText: 'refused' }).waitFor()
        return popover.page
      }
    },
    {
      name: 'popover-refused-details',
      async play(actor) {
        const popover = await actor.popover()
        await (await popover.showDetails()).waitFor()
        return popover.page
      }
    }
  ]
}
