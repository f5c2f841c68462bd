import ArgumentParser

/// Settings from the environment, handed to the argument parser as if they stood on the command line.
///
/// So every setting is declared and validated in one place.
enum EnvironmentArguments {
    /// The arguments with an option added for each variable whose option they lack.
    static func expand(_ arguments: [String], environment: [String: String]) -> [String] {
        guard let command = arguments.first, let options = options[command] else { return arguments }
        let given = Set(arguments.map { String($0.prefix { $0 != "=" }) })
        let added = options.flatMap { option -> [String] in
            // An empty variable is how compose files and units say that there is none.
            guard let value = environment[variable(option)], !value.isEmpty, !given.contains("--\(option)") else {
                return []
            }
            return ["--\(option)=\(value)"]
        }
        // Subcommands have the options, their commands have not.
        let names = command == "moderate" ? 2 : 1
        guard arguments.count >= names else { return arguments }
        return arguments.prefix(names) + added + arguments.dropFirst(names)
    }

    /// `MARGINALIA_EVENT_LOOPS` for `event-loops`.
    static func variable(_ option: String) -> String {
        "MARGINALIA_" + option.uppercased().replacing("-", with: "_")
    }

    private static let options = [
        "serve": Serve.options,
        "import": ["database"],
        "import-comments": ["database"],
        "migrate": ["database"],
        "backup": ["database"],
        "export": ["database"],
        "restore": ["database"],
        "check": ["database"],
        "doctor": ["database"],
        "moderate": ["database"],
    ]
}
