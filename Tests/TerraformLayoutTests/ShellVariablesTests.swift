import SourceText
import TestSupport
import Testing

@testable import TerraformLayout

/// The variables of a shell are those of a dictionary, whenever copies are made cheap.
struct ShellVariablesTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func copiesKeepTheirValues(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var shells: [(variables: ShellVariables, values: [Text: WordPattern])] = [(ShellVariables(), [:])]
    for step in 0..<400 {
      let index = generator.number(below: shells.count)
      let name = Text("\(generator.once(in: 2) ? "TF_VAR_" : "")v\(generator.number(below: 40))")
      let value = generator.once(in: 4) ? nil : WordPattern(Text("\(step)"))
      if generator.once(in: 3) { shells[index].variables.share() }
      if generator.once(in: 10), shells.count < 20 { shells.append(shells[index]) }
      shells[index].variables[name] = value
      shells[index].values[name] = value
    }
    for (variables, values) in shells {
      for number in 0..<40 {
        for name in [Text("v\(number)"), Text("TF_VAR_v\(number)")] {
          #expect(variables[name] == values[name])
          #expect(values[name] == nil || variables.inputs.keys.contains(name) == name.hasPrefix("TF_VAR_"))
        }
      }
    }
  }
}
