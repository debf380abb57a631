#include "ui/model/palette.hpp"

namespace qorgan::ui {

namespace {

constexpr Palette light{
    .face = Face::light,
    .ground = {232, 236, 241},
    .panel = {255, 255, 255},
    .raised = {241, 244, 248},
    .hovered = {226, 233, 242},
    .border = {211, 218, 227},
    .text = {24, 33, 45},
    .muted = {89, 102, 119},
    .accent = {24, 95, 165},
    .on_accent = {255, 255, 255},
    .water = {246, 248, 251},
    .land = {236, 238, 240},
    .region_border = {120, 132, 148},
    // After Okabe and Ito (2008), darkened until they stand out from white.
    .curves = {{{0, 92, 160},
                {200, 80, 0},
                {0, 125, 94},
                {130, 40, 112},
                {150, 118, 10},
                {28, 133, 184},
                {60, 66, 78},
                {208, 52, 96}}},
    .inject = {146, 64, 14},
    .detection = {14, 116, 144},
    .decision = {67, 56, 202},
    .headquarters = {134, 25, 143},
    .unit = {21, 94, 62},
    .instrument = {157, 23, 77},
    .warning = {180, 35, 24},
    .good = {21, 111, 72},
};

constexpr Palette dark{
    .face = Face::dark,
    .ground = {14, 18, 24},
    .panel = {24, 30, 39},
    .raised = {35, 43, 55},
    .hovered = {48, 59, 75},
    .border = {48, 58, 72},
    .text = {231, 236, 243},
    .muted = {153, 166, 184},
    .accent = {132, 194, 252},
    .on_accent = {10, 22, 36},
    .water = {18, 23, 31},
    .land = {42, 50, 62},
    .region_border = {110, 124, 144},
    .curves = {{{112, 186, 250},
                {255, 160, 84},
                {70, 210, 160},
                {232, 150, 206},
                {232, 214, 96},
                {150, 226, 246},
                {200, 206, 216},
                {255, 128, 140}}},
    .inject = {251, 176, 96},
    .detection = {94, 205, 228},
    .decision = {165, 160, 255},
    .headquarters = {230, 140, 240},
    .unit = {110, 220, 160},
    .instrument = {250, 140, 180},
    .warning = {255, 156, 142},
    .good = {104, 214, 156},
};

}  // namespace

const Palette& palette(Face face) { return face == Face::light ? light : dark; }

Rgb border_on(const Palette& palette, Rgb fill) {
  return contrast(palette.region_border, fill) >= contrast(palette.panel, fill) ? palette.region_border : palette.panel;
}

}  // namespace qorgan::ui
