<<<<<<< HEAD
inputs = { a = 1 }
=======
inputs = { a = 2 }
>>>>>>> other
