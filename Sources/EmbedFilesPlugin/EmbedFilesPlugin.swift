import Foundation
import PackagePlugin

/// Embeds text files in a target as `EmbeddedFiles.all`, so that the binary is self-contained.
///
/// A target's own `Resources` folder is embedded; `ArticlesSQLite` embeds `migrations/sqlite` of the package.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder =
            target.name == "ArticlesSQLite"
            ? context.package.directoryURL.appending(path: "migrations/sqlite")
            : context.package.directoryURL.appending(path: "Sources/\(target.name)/Resources")
        let inputs = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(folder.lastPathComponent)",
                executable: try context.tool(named: "EmbedFilesTool").url,
                arguments: [output.path()] + inputs.map { $0.path() },
                inputFiles: inputs,
                outputFiles: [output]
            )
        ]
    }
}
