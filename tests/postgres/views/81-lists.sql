-- title: Everything of the lists
SELECT s.*, r.pointer, r.to_id FROM thing_piece_size s JOIN refs r ON r.from_id = s.thing
