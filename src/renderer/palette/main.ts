import '../styles/base.css'
import { mountWindow } from '../state/mount.ts'
import App from './App.svelte'

mountWindow('palette', App)
