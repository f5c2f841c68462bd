/** The script of an article's page. The page is whole without it; each part below adds one thing. */
import { Marginalia } from './marginalia.js'
import { copyCitations } from './citing.js'
import { scrollByKeyboard } from './elements.js'
import { Discussion } from './discussion.js'
import { Margin } from './margin.js'
import { openNotesInPlace } from './notes.js'
import { OwnComments } from './own-comments.js'
import { CommentForm } from './posting.js'
import { offerQuoting } from './quoting.js'
import { searchInPlace } from './search.js'

searchInPlace()
openNotesInPlace()
copyCitations()
scrollByKeyboard()

const section = document.querySelector('#comments[data-article]')
if (section) {
  const client = new Marginalia(location.origin)
  const discussion = new Discussion(section, client)
  const own = new OwnComments(discussion, client)
  const margin = new Margin(discussion)
  discussion.onComment = (comment) => own.decorate(comment)
  discussion.onChange = () => margin.lay()
  const element = document.querySelector('form#post')
  if (element) {
    const form = new CommentForm(element, discussion, own, client)
    offerQuoting((place) => form.quote(place))
  }
  discussion.begin()
}
