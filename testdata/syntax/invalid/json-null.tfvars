{
  "a": null
}
