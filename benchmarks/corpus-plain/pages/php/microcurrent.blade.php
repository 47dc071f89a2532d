@extends('layouts.app')

@section('title', 'CACI Non Surgical Facelift Norwich')
@section('meta_description', 'Firm, lift and tone with the award winning CACI microcurrent treatment, loved by celebrities.')

@section('content')
{{-- Old text: permanent results guaranteed --}}
<section class="hero anti-ageing">
    <h1>CACI Non Surgical <em>Facelift</em></h1>
    <p>Take years off your appearance without surgery, needles or time off work.</p>
    <a href="{{ route('book', ['slug' => 'collagen-facial']) }}">Book now</a>
</section>

<div class="container">
    <h2>What is CACI?</h2>
    <p>CACI stands for Computer Aided Cosmetology Instrument and was developed from medical research into Bell's palsy and stroke patients.</p>
    <p>Tiny electrical impulses lift and tone the muscles of the face and neck while improving skin elasticity.</p>
    <p>In clinical trials an average improvement of 48% in skin elasticity was seen after ten treatments.</p>

    @if($treatment->benefits)
    <h3>Benefits</h3>
    <ul class="benefits">
        <li>Improves muscle tone</li>
        <li>Reduces the appearance of fine lines &amp; wrinkles</li>
        <li>Softens acne scarring and stretch marks</li>
        <li>Reduces sun damage and pigmentation</li>
        <li>Lifts a drooping neck and jowls</li>
        <li>Intensely hydrates dry, dehydrated skin</li>
        <li>Improves the circulation and the lymph system</li>
        <li>Leaves a visible glow after one treatment</li>
    </ul>
    @endif

    <h3>How many treatments will I need?</h3>
    <p>One treatment is great for a special occasion. For longer lasting results we recommend a course of 10, then a top up every 4 to 6 weeks.</p>
    <p>It's a bit like exercising: the more you do, the better you'll look!</p>

    <h3>Is it uncomfortable?</h3>
    <p>No, you may feel the odd twinge as the muscle is worked, but most clients find it so relaxing that they nod off.</p>

    <h3>Is there anyone who can&rsquo;t have it?</h3>
    <p>We can't treat you if you have a pacemaker, epilepsy, are pregnant, have had Botox in the last two weeks or are having treatment for cancer.</p>

    <h3>What do clients say?</h3>
    @foreach($reviews as $review)
        <blockquote>{{ $review->text }}</blockquote>
    @endforeach
    <blockquote>&ldquo;My jawline is so much tighter and I look ten years younger. Worth every penny.&rdquo; Sue, Hethersett</blockquote>

    <p class="small">CACI treatments are safe, gentle and suitable for all ages and skin types. Results vary from person to person.</p>
    <p>&pound;55 per treatment. Course of ten &pound;495</p>
</div>
@endsection

