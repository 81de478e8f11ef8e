terraform {
  source = "tfr:///x/y/z?version=1.0.0"
}
