codebuild_role_arn = "arn:aws:iam::123456789012:role/codebuild"
codepipeline_role_arn = "arn:aws:iam::123456789012:role/codepipeline"
artifact_bucket = "bingo-artifacts"
connection_arn = "arn:aws:codestar-connections:{region}:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef"

notify_function_name = "slack"
