import { fireEvent, screen } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'
import ExportDialog from '#renderer/timesheet/dialogs/ExportDialog.svelte'
import { isStoredExportChoice } from '#renderer/timesheet/dialogs/export-choice.ts'
import { aDesktop, aState, renderInWindow } from '../fake-window.ts'

const NOTHING_STORED = { format: 'xlsx', separator: null } as const

async function open(props: object) {
  const onexport = vi.fn()
  const shared = { weekText: '16 – 22 November 2026', entries: 3, onclose: () => {} }
  await renderInWindow(ExportDialog, aDesktop(aState()), { ...shared, onexport, ...props })
  await screen.findByRole('dialog', { name: 'Export this week' })
  return onexport
}

const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }))
const finish = () => fireEvent.click(screen.getByRole('button', { name: 'Export' }))

it('the export offers a workbook first, without a separator', async () => {
  const onexport = await open({ stored: NOTHING_STORED, usual: ';' })
  expect(screen.queryByRole('radio', { name: /^Semicolon/ })).toBeNull()
  await finish()
  expect(onexport).toHaveBeenCalledWith({ format: 'xlsx' }, NOTHING_STORED)
})

it('the usual separator of the region is offered first and is not stored as a choice', async () => {
  const onexport = await open({ stored: NOTHING_STORED, usual: ';' })
  await choose(/^CSV/)
  await finish()
  expect(onexport).toHaveBeenCalledWith(
    { format: 'csv', separator: ';' },
    { format: 'csv', separator: null }
  )
})

it('a separator that differs from the usual one is stored', async () => {
  const stored = { format: 'csv', separator: '\t' } as const
  const onexport = await open({ stored, usual: ';' })
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Tab/ }).checked).toBe(true)
  await finish()
  expect(onexport).toHaveBeenCalledWith(stored, stored)
})

it.each([null, 'csv', { format: 'pdf', separator: null }, { format: 'csv', separator: 'x' }, {}])(
  '%j is not accepted as a stored export choice',
  (value) => {
    expect(isStoredExportChoice(value)).toBe(false)
  }
)
