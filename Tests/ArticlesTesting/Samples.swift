// Samples for the tests of every room.
