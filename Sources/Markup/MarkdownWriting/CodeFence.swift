/// The backticks around code, more than any in it.
enum CodeFence {
    static func around(_ code: String, atLeast least: Int) -> String {
        var longest = least - 1
        var run = 0
        for byte in code.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "`", count: longest + 1)
    }
}
