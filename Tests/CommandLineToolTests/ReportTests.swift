import Files
import SourceText
import TestSupport
import Testing

/// What the pages of `report` say; `Tests/scripts/report-works` opens them in a browser.
struct ReportTests {
  private static func unit(_ lines: String, needs: String = "") -> String {
    let dependencies = needs.isEmpty ? "" : "dependencies { paths = [\"\(needs)\"] }"
    return """
      terragrunt = {
        terraform { source = "git::https://x/y.git?ref=v1" }
        \(dependencies)
      }
      \(lines)

      """
  }

  private static func pages(
    _ files: [Path: String], _ words: [String] = []
  ) -> [String: String] {
    let tree = InMemoryFileSystem(Dictionary(uniqueKeysWithValues: files.map { ("/tree/\($0.key)", $0.value) }))
    let run = CommandRun(["report", "--output-dir", "out"] + words, files: tree)
    #expect(run.status == .success && run.errors.isEmpty, "\(run.errors)")
    return Dictionary(
      uniqueKeysWithValues: run.written.map { ($0.key.name.description, String(Text($0.value))) })
  }

  /// The texts of a page's table: a line for each row, `|` between its cells.
  private static func rows(_ page: String?) -> [String] {
    (page ?? "").split(separator: "<tr>").dropFirst().map { row in
      String(row.prefix(upTo: row.firstRange(of: "</tr>")?.lowerBound ?? row.endIndex))
        .replacing(/<\/t[hd]><t[hd][^>]*>/, with: "|").replacing(/<[^>]*>/, with: "").replacing("\n", with: "")
    }
  }

  @Test func rowsAreThingsAndColumnsAreEnvironmentsInTheirUsualOrder() {
    let pages = Self.pages([
      "live/prod/eu-west-1/app/terraform.tfvars": Self.unit("size = 3"),
      "live/dev/eu-west-1/app/terraform.tfvars": Self.unit("size = 1"),
      "live/dev/eu-west-10/app/terraform.tfvars": Self.unit("size = 1"),
      "live/dev/eu-west-2/app/terraform.tfvars": Self.unit("size = 1"),
      "live/staging/eu-west-1/app/terraform.tfvars": Self.unit("size = 1"),
      "live/dev/eu-west-1/web/terraform.tfvars": Self.unit("size = 1"),
      "live/dev/eu-west-1/db/terraform.tfvars": Self.unit("size = 1"),
      "live/staging/eu-west-1/db/terraform.tfvars": Self.unit("size = 7"),
      "live/prod/eu-west-1/db/terraform.tfvars": Self.unit("size = 1"),
    ])
    #expect(
      Self.rows(pages["index.html"]) == [
        "unit|dev eu-west-1|dev eu-west-2|dev eu-west-10|staging eu-west-1|prod eu-west-1|differences",
        "app|nothing found|nothing found|nothing found|nothing found|nothing found1 unlike most|1 of 2 values",
        "db|nothing found|–|–|nothing found1 unlike most|nothing found|1 of 2 values",
        "web|nothing found|–|–|–|–|only one",
      ])
    #expect(
      Self.rows(pages["matrix-app.html"]).first
        == "variable|dev eu-west-1|dev eu-west-2|dev eu-west-10|staging eu-west-1|prod eu-west-1")
  }

  @Test func unitsWithoutEnvironmentsStandInOneColumn() {
    let pages = Self.pages([
      "b/terraform.tfvars": Self.unit("size = 1"), "a/terraform.tfvars": Self.unit("size = 1"),
    ])
    #expect(Self.rows(pages["index.html"]) == ["unit|unit", "a|nothing found", "b|nothing found"])
    #expect(!pages.keys.contains { $0.hasPrefix("matrix-") })
  }

  @Test func unitShowsWinnersLosersAndNeighbours() throws {
    let root = """
      terragrunt = {
        terraform { extra_arguments "v" {
          commands = ["plan"]
          required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars", "${get_parent_tfvars_dir()}/more.tfvars"]
        } }
      }

      """
    let unit = Self.unit("size = 1", needs: "../base")
    let pages = Self.pages([
      "terraform.tfvars": root, "common.tfvars": "size = 2\ntags = { a = 1 }\n",
      "more.tfvars": "tags = { b = 2 }\n",
      "app/terraform.tfvars": unit.replacing(
        "terraform {", with: "include { path = \"../terraform.tfvars\" }\n terraform {"),
      "base/terraform.tfvars": Self.unit("size = 1"),
    ])
    let app = try #require(pages["unit-app.html"])
    #expect(
      Self.rows(app).filter { $0.hasPrefix("size") || $0.hasPrefix("tags") } == [
        "size|2|var-file common.tfvars:1:1|1 unit app/terraform.tfvars:6:1",
        "tags|{&quot;a&quot;:1,&quot;b&quot;:2}|merged by key.a common.tfvars:2:10.b more.tfvars:1:10|",
      ])
    #expect(app.contains("<dt>depends on</dt><dd><a href=\"unit-base.html\">base</a></dd>"))
    let base = try #require(pages["unit-base.html"])
    #expect(base.contains("<dt>is needed by</dt><dd><a href=\"unit-app.html\">app</a></dd>"))
    #expect(Self.rows(pages["dependencies.html"]).dropFirst() == ["app|base|", "base||app"])
  }

  @Test func findingsColourTheUnitsThatTheyConcern() {
    let pages = Self.pages([
      "dev/app/terraform.tfvars": Self.unit("size = ["), "prod/app/terraform.tfvars": Self.unit("size = 1"),
    ])
    #expect(Self.rows(pages["index.html"])[1] == "app|1 error|nothing found|not compared")
    #expect(
      pages["index.html"]?.contains("<td class=\"is-error\"><a href=\"unit-dev-app.html\">1 error</a></td>") ?? false)
    #expect(Self.rows(pages["findings.html"])[1].hasPrefix("error|the &#39;[&#39; is never closed"))
    #expect(pages["unit-dev-app.html"]?.contains("The values are not known, because of errors.") ?? false)
  }

  @Test func pagesHaveDifferentNamesWhateverTheUnitsAreCalled() {
    let names = ["a/b", "a-b", "A-B", "a b", "ä", "ö", "ab-2", "a-b-2", "index"]
    let files = names.map { (Path("\($0)/terraform.tfvars"), Self.unit("size = 1")) }
    let pages = Self.pages(Dictionary(uniqueKeysWithValues: files))
    #expect(Set(pages.keys.map { $0.lowercased() }).count == names.count + 4)
    let links = pages.values.flatMap { $0.matches(of: /href="([^"]*)"/).map { String($0.1) } }
    #expect(Set(links).subtracting(pages.keys) == ["data:,"])
  }

  @Test func moreThreadsGiveTheSamePages() {
    let files = (0..<40).map {
      (Path("e\($0 % 4)/u\($0 / 4)/terraform.tfvars"), Self.unit("size = \($0)", needs: "../u0"))
    }
    let tree = Dictionary(uniqueKeysWithValues: files)
    #expect(Self.pages(tree, ["--jobs", "1"]) == Self.pages(tree, ["--jobs", "7"]))
  }
}
