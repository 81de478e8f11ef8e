inputs = { 
  name = "shop"
}
