@extends('layouts.club')

@section('title', 'Sauna + plunge + cryo at Coldhouse Bristol')
@section('description', 'Infrared sauna, minus-110 cryo and a plunge pool. Recover like you mean it.')

@section('content')
<h1>Hot. Cold. Repeat.</h1>

<x-panel heading="Infrared sauna">
    <p>Heat that goes in, not at you. Your heart thinks you're out for a jog while you sit there with a podcast: up to 600 kcal an hour, gone.</p>
    <ul>
        @foreach (['sweats out last weekend', 'melts desk-neck', 'switches on the feel-good stuff', 'leaves you with baby skin'] as $item)
            <li>{{ $item }}</li>
        @endforeach
    </ul>
    <p>Finns who sauna four times a week have 40% fewer heart attacks. Just saying.</p>
</x-panel>

{{-- cryo cures everything lol, ask Dan --}}
<x-panel heading="Whole-body cryo">
    <p>Three minutes. That's the whole ask. Vessels clamp, then flood, and every sore bit of you gets rinsed with fresh blood.</p>
    <p>DOMS down by a third. Sleep up. Mood way, way up.</p>
    <p>Members with fibromyalgia and MS tell us it's the only thing that takes the edge off.</p>
    <p>Also: brown fat. Cold wakes it, and brown fat eats white fat. Science is brilliant.</p>
</x-panel>

<x-panel heading="The plunge">
    <p>Four degrees for two minutes. Dopamine stays up 250% for hours, which is more than your phone can do.</p>
    <p>Regulars get fewer sniffles.</p>
</x-panel>

<h2>FAQs</h2>
<dl>
    <dt>Will I catch a cold?</dt>
    <dd>Opposite.</dd>
    <dt>Is it dangerous?</dt>
    <dd>Not if you're healthy and you listen to the staff. We check blood pressure at the door and turn people away.</dd>
    <dt>Can I do it pregnant, or with a heart condition?</dt>
    <dd>No.</dd>
    <dt>How often?</dt>
    <dd>Twice a week is where it clicks.</dd>
    <dt>Do you have showers?</dt>
    <dd>Yes, and they're warm, we promise.</dd>
</dl>

<blockquote>"Ran a PB the day after. Coincidence? Don't care." Jools, Bedminster</blockquote>

<p>Used by Bath's back row and half of the Bristol ballet.</p>
<p>@if ($offer) First month half price. @endif Lockers 20p.</p>
@endsection
