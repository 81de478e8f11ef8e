extension SchemaName {
  /// The JSON Schema of strata render --format parameters, and of index.json in --output-dir.
  static let renderSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata render --format parameters, and the index.json of --output-dir",
      "type": "object",
      "required": ["format_version", "regions"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "regions": {
          "type": "object",
          "description": "By region",
          "additionalProperties": {
            "type": "object",
            "description": "By the unit's path",
            "additionalProperties": {
              "anyOf": [
                { "$ref": "#/$defs/sets" },
                {
                  "type": "array",
                  "description": "In index.json: the names of the unit's files",
                  "items": { "type": "string" }
                }
              ]
            }
          }
        },
        "format": { "type": "string", "description": "In index.json: the format of the files" }
      },
      "$defs": {
        "sets": {
          "type": "object",
          "description": "The variables of the unit's module, in sets",
          "required": [],
          "additionalProperties": false,
          "properties": {
            "codepipeline": { "type": "object" },
            "codebuild": { "type": "object" },
            "buildspec": {
              "type": "object",
              "required": ["env"],
              "additionalProperties": false,
              "properties": { "env": { "$ref": "#/$defs/env" } }
            },
            "module": { "type": "object" }
          }
        },
        "env": {
          "type": "object",
          "description": "As in a buildspec",
          "required": [],
          "additionalProperties": false,
          "properties": {
            "variables": { "type": "object", "additionalProperties": { "type": "string" } },
            "parameter-store": { "type": "object", "additionalProperties": { "type": "string" } },
            "secrets-manager": { "type": "object", "additionalProperties": { "type": "string" } }
          }
        }
      }
    }

    """#
}
