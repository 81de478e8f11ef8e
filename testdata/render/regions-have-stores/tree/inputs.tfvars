codebuild_role_arn = "arn:aws:iam::123456789012:role/codebuild"

codepipeline_role_arn = "arn:aws:iam::123456789012:role/codepipeline"

artifact_bucket = "bingo-artifacts"

cache_location = "bingo-cache/{info}"

notify_function_name = "slack"

connection_arn = "arn:aws:codestar-connections:eu-west-1:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef"
