import './shell/no-eval.js';
import './style/tokens.css';
import './style/shell.css';
import './style/controls.css';
import { startShell } from './shell/shell.js';

startShell(document.body);
