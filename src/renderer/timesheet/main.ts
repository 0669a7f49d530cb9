import '#renderer/styles/base.css'
import { mountWindow } from '#renderer/window/mount.ts'
import App from './App.svelte'

mountWindow('timesheet', App)
