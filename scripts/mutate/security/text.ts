import { mutationsOf } from '../mutation.ts'

const SHARED = ['tests/unit/shared/foreign-text.test.ts']
const UNIT = 'tests/unit/main'

/** Mutations of the rules for showing text from elsewhere. */
export const TEXT = [
  ...mutationsOf('text-is-text', 'src/shared/foreign-text.ts', SHARED, [
    ['direction overrides stay', String.raw`\u2028-\u202E`, String.raw`\u2028\u2029`],
    ['direction isolates stay', String.raw`\u2060-\u206F`, String.raw`\u2060-\u2065`],
    ['control characters stay', String.raw`[\p{Cc}`, '['],
    ['text of others breaks lines', String.raw`.replace(/\s*\n\s*/gu, ' ')`, ''],
    ['text ends its quotation', `.replace(DOUBLE_QUOTES, "'")`, ''],
    ['a quotation fills the screen', 'shortenEnd(line, LONGEST_QUOTE)', 'line'],
    ['angle brackets are markup', ".replaceAll('<', '&lt;')", ''],
    ['ampersands are markup', "text.replaceAll('&', '&amp;')", 'text']
  ]),
  ...mutationsOf(
    'text-is-text',
    'src/main/platform/notifications.ts',
    [`${UNIT}/platform/notifications.test.ts`],
    [
      [
        'bodies are not escaped',
        'return isMarkup === false ? text : escapeMarkup(text)',
        'return text'
      ],
      ['an unknown server gets markup', 'isMarkup === false ? text', 'isMarkup !== true ? text'],
      ['bodies keep control characters', 'withoutControls(body)', 'body'],
      ['titles break lines', 'title: oneLine(title)', 'title']
    ]
  ),
  ...mutationsOf(
    'text-is-text',
    'src/main/platform/notification-markup.ts',
    [`${UNIT}/platform/notifications.test.ts`],
    [['no server reads markup', String.raw`/\bbody-markup\b/.test(output)`, 'false']]
  ),
  ...mutationsOf(
    'text-is-text',
    'src/main/platform/electron-tray.ts',
    [`${UNIT}/platform/electron-tray.test.ts`],
    [
      ['an ampersand in a menu is a shortcut', ".replaceAll('&', '&&')", ''],
      ['menu items keep what reorders text', 'label: oneLine(label)', 'label: label'],
      [
        'an ampersand in a tooltip vanishes',
        "oneLine(text).replaceAll('&', '＆')",
        'oneLine(text)'
      ],
      ['tooltips break lines', ': oneLine(text)\n', ': text\n']
    ]
  ),
  ...mutationsOf(
    'text-is-text',
    'src/main/platform/dialogs.ts',
    [`${UNIT}/platform/dialogs.test.ts`],
    [
      ['questions keep what reorders text', 'message: oneLine(message)', 'message'],
      ['details keep control characters', 'detail: withoutControls(detail)', 'detail'],
      ['buttons keep what reorders text', 'buttons: buttons.map(oneLine)', 'buttons: [...buttons]']
    ]
  ),
  ...mutationsOf(
    'text-is-text',
    'src/main/links/deep-links.ts',
    ['tests/integration/main/launches.test.ts'],
    [['questions do not quote', 'messages.common.quoted({ text })', 'text as Quoted']]
  )
]
