import SourceText

/// Functions that write and read data formats.
enum EncodingFunctions {
  private static func whole(_ name: String) -> Parameter {
    Parameter(name, .any, allowsNull: true, tolerance: .nothingUnknown)
  }

  static let all: [Function] = [
    Function("jsonencode", [whole("val")], result: .string) { call throws(FunctionFailure) in
      .string(try JSONText.encode(call.arguments[0], call.context.budget))
    },
    Function("jsondecode", [.string("str")], result: .any) { call throws(FunctionFailure) in
      try JSONDecoder.decode(call.text(0), in: call.file(0), call.context.budget)
    },
    Function("yamlencode", [whole("value")], result: .string) { call throws(FunctionFailure) in
      .string(try YAMLText.encode(call.arguments[0], call.context.budget))
    },
    Function("yamldecode", [.string("src")], result: .any) { call throws(FunctionFailure) in
      try YAMLDecoder.decode(call.text(0), in: call.file(0), call.context.budget)
    },
    Function("csvdecode", [.string("str")], result: .any) { call throws(FunctionFailure) in
      try CSVDecoder.decode(call.text(0), call.context.budget)
    },
    Function("base64encode", [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(Text(Base64.encode(call.text(0).bytes)))
    },
    Function("base64decode", [.string("str")], result: .string, base64Decode),
    Function("urlencode", [.string("str")], result: .string, urlEncode),
    Function("textencodebase64", [.string("string"), .string("encoding")], result: .string, textEncode),
    Function("textdecodebase64", [.string("source"), .string("encoding")], result: .string, textDecode),
  ]

  private static func base64Decode(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let bytes = Base64.decode(call.text(0).bytes) else {
      throw FunctionFailure("the text is not valid base64", argument: 0)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw FunctionFailure("the decoded bytes are not UTF-8 text", argument: 0)
    }
    return .string(Text(bytes))
  }

  private static func urlEncode(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in call.text(0).bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "~"):
        output.append(byte)
      case UInt8(ascii: " "): output.append(UInt8(ascii: "+"))
      default: output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return .string(Text(output))
  }

  private static func encoding(_ call: FunctionCall) throws(FunctionFailure) -> CharacterEncoding {
    guard let encoding = CharacterEncoding(name: call.text(1)) else {
      throw FunctionFailure("'\(call.text(1))' is not a known IANA name of an encoding", argument: 1)
    }
    return encoding
  }

  private static func textEncode(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let encoding = try encoding(call)
    if encoding.isWithoutTable { return unknown(call) }
    guard let bytes = encoding.encode(call.text(0)) else {
      throw FunctionFailure("the string has characters that \(call.text(1)) does not have", argument: 0)
    }
    return .string(Text(Base64.encode(bytes)))
  }

  private static func textDecode(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let encoding = try encoding(call)
    guard let bytes = Base64.decode(call.text(0).bytes) else {
      throw FunctionFailure("the text is not valid base64", argument: 0)
    }
    if encoding.isWithoutTable { return unknown(call) }
    guard let text = encoding.decode(bytes) else {
      throw FunctionFailure("the bytes are not text in \(call.text(1))", argument: 0)
    }
    return .string(text)
  }

  private static func unknown(_ call: FunctionCall) -> TypedValue {
    .unknown(.string, UnknownReason("strata has no table of the encoding '\(call.text(1))'", at: call.place))
  }
}
