/// How good readers find a comment, by what can be said with confidence and not by the plain ratio.
public enum CommentScore {
    /// The lower bound of the Wilson score interval at 95 % for the share of upvotes, in millionths: 0…1,000,000.
    ///
    /// Few votes say little: one of one is 206,549, a hundred of a hundred 963,006 (Wilson, JASA 22, 1927).
    public static func millionths(up: Int, down: Int) -> Int {
        let count = Double(up) + Double(down)
        guard up > 0, count > 0 else { return 0 }
        let z = 1.959_963_984_540_054
        let share = Double(up) / count
        let centre = share + z * z / (2 * count)
        let margin = z * ((share * (1 - share) + z * z / (4 * count)) / count).squareRoot()
        return Int(((centre - margin) / (1 + z * z / count) * 1_000_000).rounded())
    }
}
