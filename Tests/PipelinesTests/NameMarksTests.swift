import SourceText
import Testing

@testable import Pipelines

/// A mark may be set for a name that is absent, but never missing for one that is present.
struct NameMarksTests {
  @Test func noNameThatWasPutInIsDenied() {
    let all = Parameter.all.map(\.name) + ["", "a", "é"]
    var marks = NameMarks()
    for (count, name) in all.enumerated() {
      marks.insert(name)
      for known in all[...count] {
        #expect(marks.mayContain(known))
        #expect(marks.mayContain(anyOf: NameMarks(known)))
      }
    }
  }

  @Test func mostParametersThatAUnitDoesNotSetAreTold() {
    var marks = NameMarks()
    for name: Text in ["app", "aws_region", "compute_type", "environment_variables", "owner", "service", "stage"] {
      marks.insert(name)
    }
    #expect(Parameter.all.count { marks.mayContain($0.name) } < Parameter.all.count / 3)
  }

  @Test func noMarksContainNothing() {
    #expect(!NameMarks().mayContain("app"))
    #expect(!NameMarks().mayContain(anyOf: NameMarks("app")))
  }
}
