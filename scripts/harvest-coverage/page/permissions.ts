import type { PageSection } from './section.ts'
import { permissions, onBehalf, onBehalfSeen, sandboxLists, sandboxRoles } from './files.ts'

/** Permissions: the entries that each role may see and change. */
export const requiredPermissions: readonly PageSection[] = [
  {
    heading: 'Required permissions',
    lines: [
      {
        line: 'Administrators can see all time entries for the account.',
        proofs: [
          [permissions, 'administrators see all time entries of the account'],
          [sandboxLists, 'administrators get all entries, and members their own']
        ],
        app: 'weeks of colleagues',
        where: ['src/main/timesheet/colleagues.ts']
      },
      {
        line: 'Managers can see time entries for themselves, assigned teammates, and time tracked to projects they manage.',
        proofs: [
          [
            permissions,
            'managers see themselves, assigned teammates and time tracked to projects they manage'
          ],
          [sandboxRoles, 'managers see time tracked to projects they manage, and no other']
        ],
        app: 'weeks of colleagues',
        where: ['src/main/timesheet/colleagues.ts']
      },
      {
        line: 'Managers with permission to edit assigned teammates’ time entries can create, edit, and destroy time entries on their behalf.',
        proofs: [
          [permissions, "managers with the permission create, edit and destroy teammates' entries"],
          [permissions, 'managers without the permission get a refusal'],
          [sandboxRoles, 'managers without the permission see their teammates and change nothing'],
          [onBehalf, 'the manager adds time for a colleague'],
          [onBehalf, 'the manager changes and deletes time of a colleague'],
          [onBehalf, 'a change without the permission is refused by Harvest, shown and explained'],
          [
            onBehalfSeen,
            'Harvest refuses a change of a teammate’s time, and the manager sees the reason'
          ]
        ],
        app: 'a colleague’s week; a refusal is explained in words',
        where: ['src/main/timesheet/colleagues.ts', 'src/shared/messages/en/failures.ts']
      },
      {
        line: 'Members can only see their own tracked time.',
        proofs: [
          [permissions, 'members see only their own tracked time'],
          [onBehalf, 'a member gets nobody’s time but the own'],
          [permissions, 'members may not create entries for others'],
          [sandboxRoles, 'members see and change only their own entries']
        ],
        app: 'members see no colleagues',
        where: ['src/main/timesheet/colleagues.ts']
      }
    ]
  }
]
