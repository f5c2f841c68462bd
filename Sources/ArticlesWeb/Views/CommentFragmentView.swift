import Articles

/// The template's view of one comment by itself, as the page's script puts it into a page that is open.
struct CommentFragmentView: View {
    let threads: [CommentView]

    /// A comment on a page that need not hold it.
    ///
    /// - Parameter parent: What it answers; shown where pages don't nest it below that.
    init(_ comment: Comment, parent: Comment?, on page: ArticlePage) {
        let subjects = CommentSubjects(page, identifiers: PageIdentifiers(page))
        threads = [
            CommentView(
                comment,
                replies: [],
                parent: comment.depth > CommentThreads.deepest ? parent : nil,
                subject: subjects[comment],
                articlePath: page.commentsAreOpen ? "/articles/\(page.article.slug)" : nil
            )
        ]
    }
}
