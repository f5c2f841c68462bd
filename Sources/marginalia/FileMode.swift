import ArgumentParser

/// Permissions of a file as chmod(1) takes them: `660`.
struct FileMode: ExpressibleByArgument, CustomStringConvertible {
    let bits: UInt16

    init(bits: UInt16) { self.bits = bits }

    init?(argument: String) {
        guard let bits = UInt16(argument, radix: 8), bits <= 0o777, argument.utf8.allSatisfy({ $0 >= 0x30 }) else {
            return nil
        }
        self.bits = bits
    }

    var description: String { String(bits, radix: 8) }
    var defaultValueDescription: String { description }
}
