// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target: Swift 6 language mode, and warnings are errors.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "strata",
  products: [
    .executable(name: "strata", targets: ["strata"]),
    .library(name: "SourceText", targets: ["SourceText"]),
    .library(name: "HCL1Syntax", targets: ["HCL1Syntax"]),
    .library(name: "HCL2Syntax", targets: ["HCL2Syntax"]),
    .library(name: "HCL2Evaluation", targets: ["HCL2Evaluation"]),
    .library(name: "TerragruntConfiguration", targets: ["TerragruntConfiguration"]),
    .library(name: "Files", targets: ["Files"]),
    .library(name: "Hierarchy", targets: ["Hierarchy"]),
    .library(name: "YAMLSyntax", targets: ["YAMLSyntax"]),
    .library(name: "TerraformLayout", targets: ["TerraformLayout"]),
    .library(name: "Comparison", targets: ["Comparison"]),
    .library(name: "Pipelines", targets: ["Pipelines"]),
  ],
  targets: [
    .target(name: "SourceText", swiftSettings: strict),
    .target(name: "HCL1Syntax", dependencies: ["SourceText"], exclude: ["Parsing/grammar.txt"], swiftSettings: strict),
    .target(name: "HCL2Syntax", dependencies: ["SourceText"], exclude: ["grammar.txt"], swiftSettings: strict),
    .systemLibrary(name: "LinuxCalls"),
    .target(name: "Files", dependencies: ["SourceText", "LinuxCalls"], swiftSettings: strict),
    .target(name: "Hierarchy", dependencies: ["HCL1Syntax", "HCL2Evaluation"], swiftSettings: strict),
    .target(name: "Comparison", dependencies: ["Hierarchy"], swiftSettings: strict),
    .target(
      name: "HCL2Evaluation", dependencies: ["HCL2Syntax", "YAMLSyntax", "Files"], swiftSettings: strict),
    .target(name: "TerragruntConfiguration", dependencies: ["Hierarchy"], swiftSettings: strict),
    .target(name: "YAMLSyntax", dependencies: ["SourceText"], swiftSettings: strict),
    .target(name: "ShellSyntax", dependencies: ["SourceText"], swiftSettings: strict),
    .target(
      name: "TerraformLayout", dependencies: ["Hierarchy", "HCL2Evaluation", "YAMLSyntax", "ShellSyntax"],
      swiftSettings: strict),
    .target(
      name: "Pipelines", dependencies: ["Hierarchy", "YAMLSyntax", "ShellSyntax"], exclude: ["RULES.md"],
      swiftSettings: strict),
    .target(name: "Checks", dependencies: ["Pipelines", "TerragruntConfiguration"], swiftSettings: strict),
    .target(
      name: "CommandLineTool",
      dependencies: [
        "Checks", "Comparison", "HCL2Syntax", "HCL2Evaluation", "TerragruntConfiguration", "TerraformLayout",
      ],
      swiftSettings: strict),
    .executableTarget(name: "strata", dependencies: ["CommandLineTool"], swiftSettings: strict),
    .executableTarget(name: "strata-benchmark", dependencies: ["Hierarchy"], swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["CommandLineTool"], path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "Fuzz", dependencies: ["TestSupport"], path: "Tests/Fuzz", swiftSettings: strict),
    .executableTarget(name: "fuzz-trees", dependencies: ["Fuzz"], path: "Tests/FuzzTool", swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["Fuzz"], swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "SourceTextTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "HCL1SyntaxTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "HCL2SyntaxTests", dependencies: ["TestSupport", "HCL2Syntax"], swiftSettings: strict),
    .testTarget(name: "HCL2EvaluationTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "TerraformLayoutTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "TerragruntConfigurationTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "YAMLSyntaxTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "HierarchyTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "ComparisonTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "PipelinesTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "ChecksTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "CommandLineToolTests", dependencies: ["TestSupport"], swiftSettings: strict),
  ]
)
