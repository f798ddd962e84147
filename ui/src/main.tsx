import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { startTheme } from './design/theme.ts'
import './design/tokens.css'
import './design/base.css'
import './design/shell.css'

startTheme()
const root = document.getElementById('app')
if (root) render(() => <App />, root)
