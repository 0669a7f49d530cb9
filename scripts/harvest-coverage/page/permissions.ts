import type { PageSection } from './section.ts'
import { permissions, onBehalf, onBehalfSeen, sandboxLists, sandboxRoles } from './files.ts'

/** Who may see and change what. */
export const requiredPermissions: readonly PageSection[] = [
  {
    heading: 'Required permissions',
    lines: [
      {
        line: 'Administrators can see all time entries for the account.',
        proofs: [
          [permissions, 'administrators see all time entries of the account'],
          [sandboxLists, 'has everyone for administrators, oneself for members']
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
          [sandboxRoles, 'managers see who tracks to the projects they manage, and nobody else']
        ],
        app: 'weeks of colleagues',
        where: ['src/main/timesheet/colleagues.ts']
      },
      {
        line: 'Managers with permission to edit assigned teammates’ time entries can create, edit, and destroy time entries on their behalf.',
        proofs: [
          [permissions, "managers with the permission create, edit and destroy teammates' entries"],
          [permissions, 'managers without the permission are told that they may not'],
          [sandboxRoles, 'managers without the permission see their teammates and change nothing'],
          [onBehalf, 'is added by the manager'],
          [onBehalf, 'is changed and deleted by the manager'],
          [onBehalf, 'without the permission is refused by Harvest, kept in sight, and explained'],
          [onBehalfSeen, 'is refused by Harvest, and the manager is told why']
        ],
        app: 'the week of a colleague; a refusal is explained in words',
        where: ['src/main/timesheet/colleagues.ts', 'src/shared/messages/en/failures.ts']
      },
      {
        line: 'Members can only see their own tracked time.',
        proofs: [
          [permissions, 'members see only their own tracked time'],
          [onBehalf, 'is nobody’s else for a member'],
          [permissions, 'members may not create entries for others'],
          [sandboxRoles, 'members see and change nobody but themselves']
        ],
        app: 'no colleagues are offered',
        where: ['src/main/timesheet/colleagues.ts']
      }
    ]
  }
]
