import ArgumentParser

struct Moderate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Moderates comments, also beside a running server.",
        discussion: """
            Every act is logged with its time, actor and reason, and can be undone.

            Example: marginalia moderate list
                     marginalia moderate publish 01a0b1c2-… --reason "on topic"
                     marginalia moderate log && marginalia moderate undo 12
            """,
        subcommands: [
            ModerateList.self, ModeratePublish.self, ModerateReject.self, ModerateDelete.self, ModerateRestore.self,
            ModeratePin.self, ModerateUnpin.self, ModerateBan.self, ModerateUnban.self, ModerateBans.self,
            ModerateClose.self, ModerateOpen.self, ModerateLog.self, ModerateUndo.self,
        ]
    )
}
