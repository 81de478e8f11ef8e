source_type     = "source_kind"
source_location = "source.location"
buildspec_path  = "source.buildspec"

defaults = {
  source_type   = "GITHUB"
  artifact_type = "NO_ARTIFACTS"
}
