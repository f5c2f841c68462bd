/** The script of every page but an article's. */
import { scrollByKeyboard } from './elements.js'
import { searchInPlace } from './search.js'

searchInPlace()
scrollByKeyboard()
