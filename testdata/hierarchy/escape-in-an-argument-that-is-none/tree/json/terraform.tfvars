{"terragrunt": {}, "a": "\u00e9 ${get_env(\"\\x\", \"\")}"}
