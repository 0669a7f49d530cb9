import { fireEvent, screen } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'
import ExportDialog from '#renderer/timesheet/dialogs/ExportDialog.svelte'
import { isKeptExportChoice } from '#renderer/timesheet/dialogs/export-choice.ts'
import { aDesktop, aState, renderInWindow } from '../fake-window.ts'

const NOTHING_KEPT = { format: 'xlsx', separator: null } as const

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
  const onexport = await open({ kept: NOTHING_KEPT, usual: ';' })
  expect(screen.queryByRole('radio', { name: /^Semicolon/ })).toBeNull()
  await finish()
  expect(onexport).toHaveBeenCalledWith({ format: 'xlsx' }, NOTHING_KEPT)
})

it('the usual separator of the region is offered first and is not stored as a choice', async () => {
  const onexport = await open({ kept: NOTHING_KEPT, usual: ';' })
  await choose(/^CSV/)
  await finish()
  expect(onexport).toHaveBeenCalledWith(
    { format: 'csv', separator: ';' },
    { format: 'csv', separator: null }
  )
})

it('a separator that differs from the usual one is stored', async () => {
  const kept = { format: 'csv', separator: '\t' } as const
  const onexport = await open({ kept, usual: ';' })
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Tab/ }).checked).toBe(true)
  await finish()
  expect(onexport).toHaveBeenCalledWith(kept, kept)
})

it.each([null, 'csv', { format: 'pdf', separator: null }, { format: 'csv', separator: 'x' }, {}])(
  '%j is not accepted as a stored export choice',
  (kept) => {
    expect(isKeptExportChoice(kept)).toBe(false)
  }
)
