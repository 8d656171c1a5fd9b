import { lines } from "../lines";
import type { Names } from "../types";

const list = (text: TemplateStringsArray) => lines(text).flatMap((line) => line.split(" "));

export const NAMES_EN: Names = {
  familyFirst: false,
  given: list`
    Alice Amelia Andrew Anna Arthur Beatrice Ben Bridget Caleb Carla Charles Chloe Claire Colin Cora Daniel Dara David
    Diana Dylan Edith Edward Elena Ella Emil Emma Erik Esther Fiona Florian Frances Frank George Grace Greta Hannah Harry
    Helen Henry Hugo Ida Iris Isaac Ivan Jack Jane Jasper Joan Jonas Joseph Julia Karin Kate Keith Laura Leo Lewis Lily
    Linda Lucas Lucy Maeve Marcus Maria Martin Maya Megan Miles Mona Nadia Nathan Nina Noah Nora Oliver Oscar Paula Peter
    Philip Rachel Ralph Rita Robert Rosa Ruth Sam Sara Simon Sofia Stella Thomas Tilda Vera Victor Walter Yvonne`,
  family: list`
    Abbott Adler Almeida Andersen Baker Barlow Becker Bell Bennett Berg Bishop Boyle Brandt Brooks Byrne Carey Carter
    Chapman Clarke Collins Conti Cooper Costa Cross Dawson Dixon Doyle Drake Duarte Ellis Evans Farrell Fischer Fleming
    Foster Fraser Gallo Gibson Graham Grant Hale Hansen Harding Hayes Hoffmann Holt Hughes Hunter Iyer Jensen Jordan Kane
    Keller Khan Klein Kumar Lane Larsen Lawson Lindgren Lowe Marsh Mason Meyer Moretti Morgan Moss Nair Nash Novak Olsen
    Osborne Palmer Parker Patel Pereira Price Quinn Ramos Reid Ricci Rowe Russell Santos Schmidt Shaw Silva Stone Sutton
    Tanaka Taylor Thorne Turner Vance Walsh Webb Weber Wells Winter Woods Young`,
};
