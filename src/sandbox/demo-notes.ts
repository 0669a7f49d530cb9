import { demoTaskIds } from './demo-projects.ts'

const { DESIGN, FRONTEND, BACKEND, MANAGEMENT, REVIEW, ACCESSIBILITY } = demoTaskIds
const { RESEARCH, MEETINGS, SUPPORT, CONTENT, BUSINESS, PRINT } = demoTaskIds

/** Example notes by task. An empty string is an entry without notes. */
export const demoNotes: Readonly<Record<number, readonly string[]>> = {
  [DESIGN]: [
    'Start page, second round',
    'Forms on small screens',
    'Icon set for filters and sorting',
    'Type scale and spacing tokens',
    'Hand-over notes for the header\n- states\n- focus order\n- dark theme',
    ''
  ],
  [FRONTEND]: [
    'Detail view: loading and error states',
    'Image gallery with keyboard support',
    'Filter bar, first version',
    'Form validation messages',
    'Upgrade of the build',
    'Fix layout shift on the landing page',
    ''
  ],
  [BACKEND]: [
    'Reservations: hold and release',
    'Webhook retries',
    'Import of the old data',
    'Slow query on the overview',
    'Permissions per role'
  ],
  [MANAGEMENT]: [
    'Sprint planning and estimates',
    'Status mail to the client',
    'Budget check',
    'Scope of phase two'
  ],
  [REVIEW]: ['Review: form validation', 'Review: image gallery', 'Review: import scripts', ''],
  [ACCESSIBILITY]: [
    'Ticket booking with NVDA and VoiceOver, findings written up for the report',
    'Keyboard traps in the membership form',
    'Contrast of the calendar',
    'Retest after fixes'
  ],
  [RESEARCH]: [
    'Interviews, notes written up',
    'Comparing two libraries',
    'What others do: 12 examples'
  ],
  [MEETINGS]: ['Stand-up', 'Weekly', 'Planning call', 'Retrospective', ''],
  [SUPPORT]: [
    'Newsletter form rejected valid addresses',
    'Certificate renewal',
    'Question about exports'
  ],
  [CONTENT]: ['Texts for the landing page', 'Case study', 'Alternative texts for 40 images'],
  [BUSINESS]: ['Proposal for the city library', 'Call with a lead'],
  [PRINT]: ['Posters for the survey']
}
