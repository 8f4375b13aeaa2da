import { about } from './about'
import { account } from './account'
import { history } from './history'
import { notices } from './notices'
import { reminders } from './reminders'
import { settling } from './settling'
import { you } from './you'

/** What the screens about the person and the account say, by area. */
export const person = { you, account, about, settling, reminders, history, notices }
