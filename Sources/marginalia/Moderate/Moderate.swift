import ArgumentParser

struct Moderate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Moderates comments, also beside a running server.",
        discussion: Examples.text(
            """
            Every act is logged with its time, actor and reason, and can be undone.
            """,
            examples: "marginalia moderate list",
            "marginalia moderate publish ID --reason \"on topic\"",
            "marginalia moderate log && marginalia moderate undo 1"
        ),
        subcommands: [
            ModerateList.self, ModeratePublish.self, ModerateReject.self, ModerateDelete.self, ModerateRestore.self,
            ModeratePin.self, ModerateUnpin.self, ModerateBan.self, ModerateUnban.self, ModerateBans.self,
            ModerateClose.self, ModerateOpen.self, ModerateLog.self, ModerateUndo.self,
        ]
    )
}
