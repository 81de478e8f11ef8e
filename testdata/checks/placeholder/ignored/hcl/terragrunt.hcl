inputs = {
  # strata:ignore placeholder filled in by the pipeline
  bucket = "CHANGEME"
}
