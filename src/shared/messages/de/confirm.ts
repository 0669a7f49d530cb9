import type { Messages } from '../catalogue.ts'

/** Questions that the main process asks before a window's command destroys or switches something. */
export const confirm: Messages['confirm'] = {
  quit: {
    message: 'Gleaner beenden?',
    detail:
      'Gleaner bemerkt dann keine Abwesenheit mehr und erinnert an nichts. Änderungen, die noch nicht gesendet sind, bleiben erhalten und werden beim nächsten Mal gesendet.',
    quit: 'Beenden'
  },
  signIn: {
    message: ({ account, person }) => `${account} als ${person} öffnen?`,
    detail:
      'Das Zugriffstoken gehört zu diesem Konto. Gleaner erfasst Zeit ab jetzt dort. Konten, die schon verbunden sind, bleiben verbunden.',
    open: 'Konto öffnen'
  },
  discard: {
    message: ({ work }) =>
      work === null ? 'Diese Änderung verwerfen?' : `Die Änderung an ${work} verwerfen?`
  }
}
