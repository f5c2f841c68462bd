/** What the comments say, in seven languages. Plurals have a form for each category of Intl.PluralRules. */
const texts = {
  en: {
    title: 'Comments', count: { one: '{n} comment', other: '{n} comments' },
    onNote: 'On note {n}', onSection: 'On a section', onArticle: 'On a passage',
    loading: 'Loading comments…', none: 'No comments yet.', failed: 'The comments could not be loaded.', retry: 'Try again',
    order: 'Order', oldest: 'Oldest first', newest: 'Newest first', top: 'Best first', more: 'More comments', moreReplies: 'More replies',
    reply: 'Reply', replyTo: 'Reply to {name}', edit: 'Edit', delete: 'Delete', sure: 'Really delete?', cancel: 'Cancel',
    post: 'Post comment', save: 'Save', preview: 'Preview', hidePreview: 'Hide preview', sending: 'Sending…',
    name: 'Name', email: 'E-mail', emailHint: 'optional, never shown', website: 'Website', optional: 'optional',
    body: 'Your comment', markdown: 'Markdown: *emphasis*, **strong**, > quotation, [link](https://…)',
    by: 'Comment by {name}', editor: 'Editor', pinned: 'Pinned', edited: 'edited', held: 'Waiting',
    now: 'just now', deleted: 'This comment was deleted.', up: 'Vote up', down: 'Vote down',
    isPosted: 'Your comment is published.', isHeld: 'Your comment is saved. An editor will look at it before it is shown.',
    isSaved: 'Your change is saved.', isDeleted: 'Your comment is deleted.', arrived: 'New comment by {name}.',
    closed: 'Comments are closed.', check: 'Please check what is marked.',
    required: 'Must not be empty.', tooShort: { one: 'At least {n} character.', other: 'At least {n} characters.' },
    tooLong: { one: 'At most {n} character.', other: 'At most {n} characters.' }, reserved: 'This name is reserved.',
    malformed: 'This is not valid.', network: 'No answer from the server. What you wrote is kept; please try again.',
    tooManyRequests: { one: 'Too many at once. Please try again in {n} second.', other: 'Too many at once. Please try again in {n} seconds.' },
    duplicateComment: 'You have posted this already.', commentsClosed: 'Comments are closed.', tooManyLinks: 'There are too many links.',
    blockedWord: 'There is a word in it that is not allowed here.', banned: 'You can’t comment here.',
    editWindowOver: 'The time to change this comment is over.', gone: 'This comment was deleted.',
    ownComment: 'This is your own comment.', other: 'That did not work.',
  },
  ko: {
    title: '댓글', count: { other: '댓글 {n}개' },
    onNote: '주석 {n}에 대해', onSection: '한 절에 대해', onArticle: '한 대목에 대해',
    loading: '댓글을 불러오는 중…', none: '아직 댓글이 없습니다.', failed: '댓글을 불러오지 못했습니다.', retry: '다시 시도',
    order: '정렬', oldest: '오래된 순', newest: '최신순', top: '추천순', more: '댓글 더 보기', moreReplies: '답글 더 보기',
    reply: '답글', replyTo: '{name} 님에게 답글', edit: '수정', delete: '삭제', sure: '정말 삭제할까요?', cancel: '취소',
    post: '댓글 등록', save: '저장', preview: '미리 보기', hidePreview: '미리 보기 닫기', sending: '보내는 중…',
    name: '이름', email: '이메일', emailHint: '선택, 공개되지 않음', website: '웹사이트', optional: '선택',
    body: '댓글 내용', markdown: '마크다운: *강조*, **굵게**, > 인용, [링크](https://…)',
    by: '{name} 님의 댓글', editor: '편집자', pinned: '고정됨', edited: '수정됨', held: '대기 중',
    now: '방금', deleted: '삭제된 댓글입니다.', up: '추천', down: '비추천',
    isPosted: '댓글이 게시되었습니다.', isHeld: '댓글이 저장되었습니다. 편집자가 확인한 뒤에 표시됩니다.',
    isSaved: '수정 내용이 저장되었습니다.', isDeleted: '댓글이 삭제되었습니다.', arrived: '{name} 님의 새 댓글이 있습니다.',
    closed: '댓글이 닫혔습니다.', check: '표시된 항목을 확인해 주세요.',
    required: '비워 둘 수 없습니다.', tooShort: { other: '{n}자 이상 써 주세요.' }, tooLong: { other: '{n}자까지 쓸 수 있습니다.' },
    reserved: '사용할 수 없는 이름입니다.', malformed: '올바르지 않은 값입니다.',
    network: '서버가 응답하지 않습니다. 쓰신 글은 보관되어 있으니 다시 시도해 주세요.',
    tooManyRequests: { other: '요청이 너무 많습니다. {n}초 뒤에 다시 시도해 주세요.' },
    duplicateComment: '이미 등록한 댓글입니다.', commentsClosed: '댓글이 닫혔습니다.', tooManyLinks: '링크가 너무 많습니다.',
    blockedWord: '여기서 쓸 수 없는 낱말이 있습니다.', banned: '여기에는 댓글을 쓸 수 없습니다.',
    editWindowOver: '댓글을 수정할 수 있는 시간이 지났습니다.', gone: '삭제된 댓글입니다.',
    ownComment: '자신의 댓글입니다.', other: '처리하지 못했습니다.',
  },
  es: {
    title: 'Comentarios', count: { one: '{n} comentario', many: '{n} de comentarios', other: '{n} comentarios' },
    onNote: 'Sobre la nota {n}', onSection: 'Sobre una sección', onArticle: 'Sobre un pasaje',
    loading: 'Cargando los comentarios…', none: 'Aún no hay comentarios.', failed: 'No se han podido cargar los comentarios.', retry: 'Reintentar',
    order: 'Orden', oldest: 'Primero los más antiguos', newest: 'Primero los más recientes', top: 'Primero los mejores',
    more: 'Más comentarios', moreReplies: 'Más respuestas',
    reply: 'Responder', replyTo: 'Responder a {name}', edit: 'Editar', delete: 'Eliminar', sure: '¿Eliminar de verdad?', cancel: 'Cancelar',
    post: 'Publicar comentario', save: 'Guardar', preview: 'Vista previa', hidePreview: 'Ocultar la vista previa', sending: 'Enviando…',
    name: 'Nombre', email: 'Correo electrónico', emailHint: 'opcional, nunca se muestra', website: 'Sitio web', optional: 'opcional',
    body: 'Su comentario', markdown: 'Markdown: *énfasis*, **negrita**, > cita, [enlace](https://…)',
    by: 'Comentario de {name}', editor: 'Redacción', pinned: 'Fijado', edited: 'editado', held: 'En espera',
    now: 'ahora mismo', deleted: 'Este comentario se ha eliminado.', up: 'Votar a favor', down: 'Votar en contra',
    isPosted: 'Su comentario se ha publicado.', isHeld: 'Su comentario se ha guardado. La redacción lo revisará antes de mostrarlo.',
    isSaved: 'El cambio se ha guardado.', isDeleted: 'Su comentario se ha eliminado.', arrived: 'Nuevo comentario de {name}.',
    closed: 'Los comentarios están cerrados.', check: 'Revise lo que está marcado.',
    required: 'No puede quedar vacío.', tooShort: { one: 'Al menos {n} carácter.', other: 'Al menos {n} caracteres.' },
    tooLong: { one: 'Como máximo {n} carácter.', other: 'Como máximo {n} caracteres.' }, reserved: 'Este nombre está reservado.',
    malformed: 'No es válido.', network: 'El servidor no responde. Su texto se conserva; inténtelo de nuevo.',
    tooManyRequests: { one: 'Demasiados envíos. Inténtelo de nuevo dentro de {n} segundo.', other: 'Demasiados envíos. Inténtelo de nuevo dentro de {n} segundos.' },
    duplicateComment: 'Ya ha publicado este comentario.', commentsClosed: 'Los comentarios están cerrados.', tooManyLinks: 'Hay demasiados enlaces.',
    blockedWord: 'Contiene una palabra que aquí no se admite.', banned: 'Aquí no puede comentar.',
    editWindowOver: 'El plazo para cambiar este comentario ha terminado.', gone: 'Este comentario se ha eliminado.',
    ownComment: 'Es su propio comentario.', other: 'No ha funcionado.',
  },
  de: {
    title: 'Kommentare', count: { one: '{n} Kommentar', other: '{n} Kommentare' },
    onNote: 'Zu Anmerkung {n}', onSection: 'Zu einem Abschnitt', onArticle: 'Zu einer Stelle',
    loading: 'Kommentare werden geladen …', none: 'Noch keine Kommentare.', failed: 'Die Kommentare konnten nicht geladen werden.', retry: 'Noch einmal',
    order: 'Reihenfolge', oldest: 'Älteste zuerst', newest: 'Neueste zuerst', top: 'Beste zuerst', more: 'Weitere Kommentare', moreReplies: 'Weitere Antworten',
    reply: 'Antworten', replyTo: 'Antwort an {name}', edit: 'Ändern', delete: 'Löschen', sure: 'Wirklich löschen?', cancel: 'Abbrechen',
    post: 'Kommentar abschicken', save: 'Speichern', preview: 'Vorschau', hidePreview: 'Vorschau schließen', sending: 'Wird gesendet …',
    name: 'Name', email: 'E-Mail', emailHint: 'freiwillig, wird nie gezeigt', website: 'Website', optional: 'freiwillig',
    body: 'Ihr Kommentar', markdown: 'Markdown: *betont*, **fett**, > Zitat, [Link](https://…)',
    by: 'Kommentar von {name}', editor: 'Redaktion', pinned: 'Angeheftet', edited: 'geändert', held: 'Wartet',
    now: 'gerade eben', deleted: 'Dieser Kommentar wurde gelöscht.', up: 'Dafür', down: 'Dagegen',
    isPosted: 'Ihr Kommentar ist veröffentlicht.', isHeld: 'Ihr Kommentar ist gespeichert. Die Redaktion sieht ihn an, bevor er erscheint.',
    isSaved: 'Ihre Änderung ist gespeichert.', isDeleted: 'Ihr Kommentar ist gelöscht.', arrived: 'Neuer Kommentar von {name}.',
    closed: 'Die Kommentare sind geschlossen.', check: 'Bitte sehen Sie nach, was markiert ist.',
    required: 'Darf nicht leer sein.', tooShort: { one: 'Mindestens {n} Zeichen.', other: 'Mindestens {n} Zeichen.' },
    tooLong: { one: 'Höchstens {n} Zeichen.', other: 'Höchstens {n} Zeichen.' }, reserved: 'Dieser Name ist vergeben.',
    malformed: 'Das ist nicht gültig.', network: 'Der Server antwortet nicht. Ihr Text bleibt erhalten; bitte versuchen Sie es noch einmal.',
    tooManyRequests: { one: 'Zu viel auf einmal. Bitte in {n} Sekunde noch einmal.', other: 'Zu viel auf einmal. Bitte in {n} Sekunden noch einmal.' },
    duplicateComment: 'Das haben Sie schon abgeschickt.', commentsClosed: 'Die Kommentare sind geschlossen.', tooManyLinks: 'Es sind zu viele Links.',
    blockedWord: 'Ein Wort darin ist hier nicht erlaubt.', banned: 'Sie können hier nicht kommentieren.',
    editWindowOver: 'Die Zeit, in der sich der Kommentar ändern ließ, ist vorbei.', gone: 'Dieser Kommentar wurde gelöscht.',
    ownComment: 'Das ist Ihr eigener Kommentar.', other: 'Das hat nicht geklappt.',
  },
  fr: {
    title: 'Commentaires', count: { one: '{n} commentaire', many: '{n} de commentaires', other: '{n} commentaires' },
    onNote: 'Sur la note {n}', onSection: 'Sur une section', onArticle: 'Sur un passage',
    loading: 'Chargement des commentaires…', none: 'Pas encore de commentaire.', failed: 'Les commentaires n’ont pas pu être chargés.', retry: 'Réessayer',
    order: 'Ordre', oldest: 'Les plus anciens d’abord', newest: 'Les plus récents d’abord', top: 'Les meilleurs d’abord',
    more: 'Plus de commentaires', moreReplies: 'Plus de réponses',
    reply: 'Répondre', replyTo: 'Répondre à {name}', edit: 'Modifier', delete: 'Supprimer', sure: 'Vraiment supprimer ?', cancel: 'Annuler',
    post: 'Publier le commentaire', save: 'Enregistrer', preview: 'Aperçu', hidePreview: 'Fermer l’aperçu', sending: 'Envoi…',
    name: 'Nom', email: 'Adresse électronique', emailHint: 'facultative, jamais affichée', website: 'Site web', optional: 'facultatif',
    body: 'Votre commentaire', markdown: 'Markdown : *italique*, **gras**, > citation, [lien](https://…)',
    by: 'Commentaire de {name}', editor: 'Rédaction', pinned: 'Épinglé', edited: 'modifié', held: 'En attente',
    now: 'à l’instant', deleted: 'Ce commentaire a été supprimé.', up: 'Voter pour', down: 'Voter contre',
    isPosted: 'Votre commentaire est publié.', isHeld: 'Votre commentaire est enregistré. La rédaction le lira avant de l’afficher.',
    isSaved: 'Votre modification est enregistrée.', isDeleted: 'Votre commentaire est supprimé.', arrived: 'Nouveau commentaire de {name}.',
    closed: 'Les commentaires sont fermés.', check: 'Veuillez vérifier ce qui est signalé.',
    required: 'Ne peut pas rester vide.', tooShort: { one: 'Au moins {n} caractère.', other: 'Au moins {n} caractères.' },
    tooLong: { one: 'Au plus {n} caractère.', other: 'Au plus {n} caractères.' }, reserved: 'Ce nom est réservé.',
    malformed: 'Ce n’est pas valable.', network: 'Le serveur ne répond pas. Votre texte est conservé ; veuillez réessayer.',
    tooManyRequests: { one: 'Trop d’envois à la fois. Veuillez réessayer dans {n} seconde.', other: 'Trop d’envois à la fois. Veuillez réessayer dans {n} secondes.' },
    duplicateComment: 'Vous avez déjà publié ce commentaire.', commentsClosed: 'Les commentaires sont fermés.', tooManyLinks: 'Il y a trop de liens.',
    blockedWord: 'Un mot n’est pas admis ici.', banned: 'Vous ne pouvez pas commenter ici.',
    editWindowOver: 'Le délai pour modifier ce commentaire est passé.', gone: 'Ce commentaire a été supprimé.',
    ownComment: 'C’est votre propre commentaire.', other: 'Cela n’a pas fonctionné.',
  },
  zh: {
    title: '评论', count: { other: '{n} 条评论' },
    onNote: '关于注释 {n}', onSection: '关于一节', onArticle: '关于一段文字',
    loading: '正在加载评论…', none: '还没有评论。', failed: '评论加载失败。', retry: '重试',
    order: '排序', oldest: '最早在前', newest: '最新在前', top: '最佳在前', more: '更多评论', moreReplies: '更多回复',
    reply: '回复', replyTo: '回复 {name}', edit: '编辑', delete: '删除', sure: '确定删除？', cancel: '取消',
    post: '发表评论', save: '保存', preview: '预览', hidePreview: '关闭预览', sending: '正在发送…',
    name: '姓名', email: '电子邮箱', emailHint: '选填，不会公开', website: '网站', optional: '选填',
    body: '您的评论', markdown: 'Markdown：*强调*、**加粗**、> 引用、[链接](https://…)',
    by: '{name} 的评论', editor: '编辑', pinned: '置顶', edited: '已编辑', held: '待审核',
    now: '刚刚', deleted: '此评论已删除。', up: '赞成', down: '反对',
    isPosted: '您的评论已发表。', isHeld: '您的评论已保存，编辑审核后才会显示。',
    isSaved: '修改已保存。', isDeleted: '您的评论已删除。', arrived: '{name} 发表了新评论。',
    closed: '评论已关闭。', check: '请检查标出的内容。',
    required: '不能为空。', tooShort: { other: '至少 {n} 个字符。' }, tooLong: { other: '最多 {n} 个字符。' },
    reserved: '此名称不可使用。', malformed: '内容无效。', network: '服务器没有响应。您写的内容已保留，请重试。',
    tooManyRequests: { other: '操作过于频繁，请在 {n} 秒后重试。' },
    duplicateComment: '您已发表过这条评论。', commentsClosed: '评论已关闭。', tooManyLinks: '链接太多。',
    blockedWord: '含有此处不允许的词语。', banned: '您不能在此评论。',
    editWindowOver: '已过可编辑的时间。', gone: '此评论已删除。', ownComment: '这是您自己的评论。', other: '操作未成功。',
  },
  ar: {
    title: 'التعليقات',
    count: { zero: 'لا تعليقات', one: 'تعليق واحد', two: 'تعليقان', few: '{n} تعليقات', many: '{n} تعليقًا', other: '{n} تعليق' },
    onNote: 'على الحاشية {n}', onSection: 'على أحد الأقسام', onArticle: 'على مقطع من النص',
    loading: 'جارٍ تحميل التعليقات…', none: 'لا توجد تعليقات بعد.', failed: 'تعذّر تحميل التعليقات.', retry: 'إعادة المحاولة',
    order: 'الترتيب', oldest: 'الأقدم أولًا', newest: 'الأحدث أولًا', top: 'الأفضل أولًا', more: 'المزيد من التعليقات', moreReplies: 'المزيد من الردود',
    reply: 'رد', replyTo: 'الرد على {name}', edit: 'تعديل', delete: 'حذف', sure: 'أتريد الحذف حقًا؟', cancel: 'إلغاء',
    post: 'نشر التعليق', save: 'حفظ', preview: 'معاينة', hidePreview: 'إخفاء المعاينة', sending: 'جارٍ الإرسال…',
    name: 'الاسم', email: 'البريد الإلكتروني', emailHint: 'اختياري، لا يُعرض أبدًا', website: 'الموقع', optional: 'اختياري',
    body: 'تعليقك', markdown: 'ماركداون: \u2066*تمييز*\u2069، \u2066**غامق**\u2069، \u2066> اقتباس\u2069، \u2066[رابط](https://…)\u2069',
    by: 'تعليق من {name}', editor: 'التحرير', pinned: 'مثبّت', edited: 'معدَّل', held: 'قيد الانتظار',
    now: 'الآن', deleted: 'حُذف هذا التعليق.', up: 'تصويت بالتأييد', down: 'تصويت بالرفض',
    isPosted: 'نُشر تعليقك.', isHeld: 'حُفظ تعليقك، وسيراجعه أحد المحررين قبل عرضه.',
    isSaved: 'حُفظ التعديل.', isDeleted: 'حُذف تعليقك.', arrived: 'تعليق جديد من {name}.',
    closed: 'التعليقات مغلقة.', check: 'يُرجى مراجعة ما هو مُعلَّم.',
    required: 'لا يجوز تركه فارغًا.',
    tooShort: { zero: '{n} حرف على الأقل.', one: 'حرف واحد على الأقل.', two: 'حرفان على الأقل.', few: '{n} أحرف على الأقل.', many: '{n} حرفًا على الأقل.', other: '{n} حرف على الأقل.' },
    tooLong: { zero: '{n} حرف على الأكثر.', one: 'حرف واحد على الأكثر.', two: 'حرفان على الأكثر.', few: '{n} أحرف على الأكثر.', many: '{n} حرفًا على الأكثر.', other: '{n} حرف على الأكثر.' },
    reserved: 'هذا الاسم محجوز.', malformed: 'القيمة غير صالحة.', network: 'الخادم لا يستجيب. ما كتبته محفوظ؛ يُرجى إعادة المحاولة.',
    tooManyRequests: {
      zero: 'طلبات كثيرة. أعد المحاولة الآن.', one: 'طلبات كثيرة. أعد المحاولة بعد ثانية واحدة.', two: 'طلبات كثيرة. أعد المحاولة بعد ثانيتين.',
      few: 'طلبات كثيرة. أعد المحاولة بعد {n} ثوانٍ.', many: 'طلبات كثيرة. أعد المحاولة بعد {n} ثانية.', other: 'طلبات كثيرة. أعد المحاولة بعد {n} ثانية.',
    },
    duplicateComment: 'سبق أن نشرت هذا التعليق.', commentsClosed: 'التعليقات مغلقة.', tooManyLinks: 'الروابط أكثر من اللازم.',
    blockedWord: 'فيه كلمة غير مسموح بها هنا.', banned: 'لا يمكنك التعليق هنا.',
    editWindowOver: 'انتهت مدة تعديل هذا التعليق.', gone: 'حُذف هذا التعليق.', ownComment: 'هذا تعليقك أنت.', other: 'لم ينجح ذلك.',
  },
}

export const languages = Object.keys(texts)

/** Words, numbers and times in the language that is there for a BCP 47 tag; English where there is none. */
export class Wording {
  constructor(tag) {
    const base = (tag ?? '').toLowerCase().split('-')[0]
    const isKnown = Object.hasOwn(texts, base)
    /** The tag of what is written. */
    this.language = isKnown ? validTag(tag) ?? base : 'en'
    this.direction = this.language.startsWith('ar') ? 'rtl' : 'ltr'
    this.texts = texts[isKnown ? base : 'en']
    this.plurals = new Intl.PluralRules(this.language)
    this.numbers = new Intl.NumberFormat(this.language)
    this.moments = new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeStyle: 'short' })
    this.dates = new Intl.DateTimeFormat(this.language, { dateStyle: 'medium' })
    this.ago = new Intl.RelativeTimeFormat(this.language, { numeric: 'auto' })
  }

  /** A text with its values; a number `n` chooses the plural. */
  say(key, values = {}) {
    const entry = this.texts[key]
    const form = typeof entry === 'string' ? entry : entry[this.plurals.select(values.n)] ?? entry.other
    return form.replace(/\{(\w+)\}/g, (_, name) => (name === 'n' ? this.numbers.format(values.n) : values[name]))
  }

  /** Whether a code has a text of its own. */
  has(key) { return Object.hasOwn(this.texts, key) }

  /** How long ago, up to a week; then the date. */
  when(time, now = Date.now()) {
    const seconds = Math.min(0, Math.round((Date.parse(time) - now) / 1000))
    if (seconds > -60) return this.say('now')
    if (seconds > -3600) return this.ago.format(Math.ceil(seconds / 60), 'minute')
    if (seconds > -86_400) return this.ago.format(Math.ceil(seconds / 3600), 'hour')
    if (seconds > -604_800) return this.ago.format(Math.ceil(seconds / 86_400), 'day')
    return this.dates.format(new Date(time))
  }

  moment(time) { return this.moments.format(new Date(time)) }
}

function validTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
